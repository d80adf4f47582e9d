/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import ai.orcarouter.guardrails.internal.detect.secret.Shape.Piece;
import java.util.ArrayList;
import java.util.List;

/** Reads the shapes of the packs: literal text with {@code {class:count}} or {@code {class:least-most}} in it. */
final class ShapeParser {
    private static final int[] UUID_GROUPS = {8, 4, 4, 4, 12};

    private final String source;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private ShapeParser(String source) {
        this.source = source;
    }

    /** @throws IllegalArgumentException when the source is none */
    static Shape parse(String source) {
        ShapeParser parser = new ShapeParser(source);
        parser.read();
        return new Shape(parser.pieces);
    }

    /** As {@link #parse}, where a single run may do without its braces. */
    static Shape parseRunOrForm(String source) {
        boolean bare = source.equals("uuid") || isBareRun(source);
        return parse(bare ? "{" + source + "}" : source);
    }

    private static boolean isBareRun(String source) {
        int colon = source.indexOf(':');
        return colon > 0
                && source.indexOf('{') < 0
                && CharClass.named(source.substring(0, colon)).isPresent();
    }

    private void read() {
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '{') {
                int close = source.indexOf('}', at);
                if (close < 0) {
                    throw fault("a brace that is not closed");
                }
                flush();
                run(source.substring(at + 1, close));
                at = close + 1;
            } else {
                literal.append(c);
                at++;
            }
        }
        flush();
        if (pieces.isEmpty()) {
            throw fault("nothing");
        }
    }

    private void flush() {
        if (literal.length() > 0) {
            pieces.add(Piece.literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private void run(String body) {
        if (body.equals("uuid")) {
            for (int i = 0; i < UUID_GROUPS.length; i++) {
                if (i > 0) {
                    pieces.add(Piece.literal("-"));
                }
                pieces.add(new Piece("", CharClass.ALPHANUMERIC, UUID_GROUPS[i], UUID_GROUPS[i]));
            }
            return;
        }
        int colon = body.indexOf(':');
        if (colon < 0) {
            throw fault("a run without a count");
        }
        CharClass run = CharClass.named(body.substring(0, colon))
                .orElseThrow(() -> fault("no class " + body.substring(0, colon)));
        int dash = body.indexOf('-', colon);
        int least = number(body.substring(colon + 1, dash < 0 ? body.length() : dash));
        int most = dash < 0 ? least : number(body.substring(dash + 1));
        if (most < least || most == 0) {
            throw fault("a run from " + least + " to " + most);
        }
        pieces.add(new Piece("", run, least, most));
    }

    private int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw fault("no number: " + digits);
        }
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("shape " + source + ": " + what);
    }
}
