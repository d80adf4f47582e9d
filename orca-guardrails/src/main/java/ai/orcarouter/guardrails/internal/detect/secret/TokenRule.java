/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of {@code tokens.pack} that are looked for at one anchor. */
final class TokenRule implements Rule {
    private static final int NEAR = 120;
    private static final int LONG_PREFIX = 6;

    private final String anchor;
    private final TokenKind[] kinds;

    private TokenRule(String anchor, List<TokenKind> kinds) {
        this.anchor = anchor;
        this.kinds = kinds.toArray(new TokenKind[0]);
    }

    /** One rule for each anchor of the pack. */
    static List<Rule> all() {
        Map<String, List<TokenKind>> byAnchor = new LinkedHashMap<>();
        for (TokenKind kind : Packs.tokens()) {
            byAnchor.computeIfAbsent(kind.shape().anchor(), a -> new ArrayList<>())
                    .add(kind);
        }
        List<Rule> rules = new ArrayList<>();
        byAnchor.forEach((anchor, kinds) -> rules.add(new TokenRule(anchor, kinds)));
        return rules;
    }

    @Override
    public List<String> keywords() {
        return List.of(anchor.toLowerCase(Locale.ROOT));
    }

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        if (!text.startsWith(anchor, start)) {
            return;
        }
        for (TokenKind kind : kinds) {
            long span = kind.shape().around(scan.runs(), start);
            if (span != Shape.NONE
                    && !scan.isNested(Shape.start(span), Shape.end(span))
                    && believes(kind, text, Shape.start(span), Shape.end(span))) {
                report(scan, kind, Shape.start(span), Shape.end(span));
            }
        }
    }

    private static boolean believes(TokenKind kind, String text, int start, int end) {
        if (!text.startsWith(kind.begin(), start)) {
            return false;
        }
        int value = start + kind.shape().prefixLength();
        if (!kind.fill() && (Filler.isRepeated(text, value, end) || Filler.isPlain(text, value, end))) {
            return false;
        }
        if (value - start < LONG_PREFIX && isFileName(text, end)) {
            return false;
        }
        return kind.near().isEmpty() || Filler.holds(text, Math.max(0, start - NEAR), start, kind.near());
    }

    /** Whether an ending such as .png follows: names of files often end in a digest of them. */
    private static boolean isFileName(String text, int end) {
        return end + 2 < text.length()
                && text.charAt(end) == '.'
                && Edges.isLower(text.charAt(end + 1))
                && Edges.isLower(text.charAt(end + 2));
    }

    private static void report(Scan scan, TokenKind kind, int start, int end) {
        String text = scan.text();
        double confidence = kind.confidence();
        String reason = "has the form of " + kind.provider() + " credentials";
        if (Samples.isPublished(text, start, end)) {
            confidence = Samples.CONFIDENCE;
            reason = "a sample from a manual";
        } else if (isChecked(kind, text, start, end)) {
            confidence = 0.99;
            reason = "has the form and the checksum of " + kind.provider() + " credentials";
        }
        scan.found(kind.id(), start, end, confidence, reason);
    }

    private static boolean isChecked(TokenKind kind, String text, int start, int end) {
        return switch (kind.check()) {
            case NONE -> false;
            case CRC32 -> Checksums.isCrc32Base62(text, start + kind.shape().prefixLength(), end);
            case ACCOUNT -> Checksums.isAwsAccount(text, start, end);
        };
    }
}
