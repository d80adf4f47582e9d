/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.internal.extract.CodeFrame.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the arguments of calls that run commands or program text, or that decode what may be run or requested. */
final class CallPrograms {
    private final Readers readers;
    private final Places places;
    private final Spot spot;
    private final Set<String> decoded = new HashSet<>();
    private boolean computed;

    CallPrograms(Readers readers, Spot spot) {
        this.readers = readers;
        this.places = readers.places();
        this.spot = spot;
    }

    /** Whether some call ran a text that could not be told. */
    boolean computed() {
        return computed;
    }

    /** Ruby, Perl and PHP run what stands in backticks; JavaScript does not, so it has to look like a command. */
    void backticks(String text) {
        String first = text.substring(0, Ascii.firstOf(text, " \n", 0));
        if (Programs.spec(Programs.name(first)) != null && first.indexOf('<') < 0) {
            readers.shell(text, spot.nested());
        }
    }

    void shell(String callee, List<Value> values) {
        List<String> positional = new ArrayList<>();
        boolean list = false;
        for (Value value : values) {
            if (value.key().isEmpty()
                    || value.key().equals("args")
                    || value.key().equals("cmd")) {
                list |= value.list();
                if (value.number() < 0) {
                    positional.add(value.text());
                }
            }
        }
        if (positional.isEmpty()) {
            return;
        }
        String first = positional.get(0);
        positional.forEach(this::encoded);
        if (CallPlaces.isUnknown(first) && first.length() == 1) {
            computed = true;
            places.opaque(Reasons.EVAL, spot);
            return;
        }
        boolean several = list || (positional.size() > 1 && !Ascii.hasSpace(first));
        if (several) {
            new CommandReader(readers, new ShellVariables()).read(positional, ShellFeed.NONE, spot.nested());
        } else if (Programs.known(Programs.name(first.substring(0, Ascii.firstOf(first, " \n", 0))))
                || !callee.equals("system")) {
            readers.shell(first, spot.nested());
        }
    }

    private void encoded(String text) {
        if (decoded.contains(text)) {
            places.opaque(Reasons.ENCODED, spot);
        }
    }

    void eval(String callee, List<Value> values) {
        values.forEach(value -> encoded(value.text()));
        for (Value value : values) {
            if (value.key().isEmpty() && value.literal() && value.text().indexOf('(') >= 0) {
                readers.code(value.text(), spot.nested());
                return;
            }
            if (value.key().isEmpty() && value.literal() && callee.equals("exec")) {
                readers.shell(value.text(), spot.nested());
                return;
            }
        }
        boolean plain =
                callee.equals("eval") || callee.equals("exec") || callee.equals("function") || callee.equals("iex");
        if (plain
                && !values.isEmpty()
                && values.get(0).number() < 0
                && CallPlaces.isUnknown(values.get(0).text())
                && !values.get(0).text().equals(Places.FETCHED)) {
            computed = true;
            places.opaque(Reasons.EVAL, spot);
        }
    }

    /** The text that a call of a decoder gives back. */
    String decode(String callee, List<Value> values) {
        for (Value value : values) {
            if (!value.literal()) {
                continue;
            }
            String text = value.text();
            String plain = callee.contains("hex") ? Encodings.hexText(text) : Encodings.base64Text(text);
            if (plain == null) {
                plain = Encodings.percent(text);
            }
            if (plain != null) {
                decoded.add(plain);
                if (UrlText.parse(plain) != null) {
                    places.opaque(Reasons.ENCODED, spot);
                }
                return plain;
            }
        }
        return String.valueOf(Places.UNKNOWN);
    }
}
