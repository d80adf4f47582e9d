/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a host into its A-label form with the non-transitional mapping of UTS-46 (SEMANTICS 2.8): sharp s and final
 * sigma are encoded, joiners are refused.
 *
 * <p>The mapping is the JDK's NFKC and simple lower case rather than the table of UTS-46. Where the two could differ
 * the host is refused, so a name that is accepted has the A-labels every current client computes.
 */
public final class Idna {
    private static final String PREFIX = "xn--";
    /** A name has at most 253 A-label characters, and no character takes more than four before composition. */
    private static final int MAX_CHARS = 1024;

    private Idna() {}

    /** The lower-case ASCII form of {@code host}, which is free of controls and percent escapes. */
    public static String toAscii(String host) throws Refusal {
        List<String> labels = split(map(host));
        List<String> unicode = new ArrayList<>(labels.size());
        StringBuilder out = new StringBuilder(host.length() + 16);
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            String shown = label;
            String ascii = label;
            if (!isAscii(label)) {
                if (label.startsWith(PREFIX)) {
                    throw new Refusal("invalid_punycode", "an xn-- label holds only ASCII");
                }
                LabelRules.check(label, false);
                ascii = PREFIX + Punycode.encode(label);
            } else if (label.startsWith(PREFIX)) {
                shown = decode(label);
            }
            unicode.add(shown);
            out.append(i == 0 ? "" : ".").append(ascii);
        }
        LabelRules.checkDirections(unicode);
        return out.toString();
    }

    /** The Unicode form of an A-label that is valid and the only spelling of it. */
    private static String decode(String label) throws Refusal {
        String decoded = Punycode.decode(label.substring(PREFIX.length()));
        if (isAscii(decoded) || !map(decoded).equals(decoded) || !label.equals(PREFIX + Punycode.encode(decoded))) {
            throw new Refusal("invalid_punycode", "an xn-- label does not stand for a valid label");
        }
        LabelRules.check(decoded, true);
        return decoded;
    }

    private static String map(String host) throws Refusal {
        StringBuilder kept = new StringBuilder(host.length());
        int dots = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == 0x200c || c == 0x200d) {
                throw new Refusal("joiner", "zero-width joiner " + HostText.point(c));
            }
            if (c == '.' || c == 0x3002 || c == 0xff0e || c == 0xff61) {
                kept.append('.');
                dots++;
            } else if (c == 0xdb40 && i + 1 < host.length() && isVariationSelector(host.charAt(i + 1))) {
                i++;
            } else if (!isIgnored(c)) {
                kept.append(c);
            }
        }
        requireLength(kept.length());
        String normal = Normalizer.normalize(kept, Normalizer.Form.NFKC);
        requireLength(normal.length());
        normal = lower(normal);
        normal = Normalizer.normalize(normal, Normalizer.Form.NFKC);
        if (normal.chars().filter(c -> c == '.').count() != dots) {
            throw new Refusal("idna_disallowed", "a character that expands to a dot");
        }
        return normal;
    }

    private static void requireLength(int chars) throws Refusal {
        if (chars > MAX_CHARS) {
            throw new Refusal("host_too_long", "a host has at most 253 characters");
        }
    }

    /** Per code point: {@link String#toLowerCase} would write a final sigma, which is another domain. */
    private static String lower(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == 0x130) {
                out.append("i\u0307");
            } else if ((point >= 0xab70 && point <= 0xabbf) || (point >= 0x13f8 && point <= 0x13fd)) {
                // Cherokee folds to its capitals.
                out.appendCodePoint(Character.toUpperCase(point));
            } else if (point >= 0x13a0 && point <= 0x13f5) {
                out.appendCodePoint(point);
            } else {
                out.appendCodePoint(Character.toLowerCase(point));
            }
        });
        return out.toString();
    }

    /** The code points that UTS-46 drops. The other default-ignorable ones are disallowed by their category. */
    private static boolean isIgnored(char c) {
        return c == 0xad
                || c == 0x34f
                || (c >= 0x180b && c <= 0x180d)
                || c == 0x200b
                || c == 0x2060
                || c == 0x2064
                || (c >= 0xfe00 && c <= 0xfe0f)
                || c == 0xfeff;
    }

    /** Low half of U+E0100 to U+E01EF. */
    private static boolean isVariationSelector(char low) {
        return low >= 0xdd00 && low <= 0xddef;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static List<String> split(String host) {
        List<String> labels = new ArrayList<>();
        int start = 0;
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', start)) {
            labels.add(host.substring(start, dot));
            start = dot + 1;
        }
        labels.add(host.substring(start));
        return labels;
    }
}
