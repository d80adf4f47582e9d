/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.eval;

import java.util.Random;

/**
 * Fills in the texts of the bundled corpora: a run such as {@code «alnum:36»} becomes that many characters of the
 * class, drawn from a seed that the line gives, so that a line always stands for the same text and no file of the
 * library holds anything that looks like a live credential. {@code «words:N»} becomes N characters of plain words,
 * {@code «cjk:N»} N Chinese characters.
 */
final class SampleTemplate {
    private static final String DIGIT = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String WORDS = "the quick reply of our office went out on time and every guest was glad ";
    private static final String CJK = "春天来了花园里的树木慢慢变绿";

    private SampleTemplate() {}

    static String expand(String written, int line) {
        int open = written.indexOf('«');
        if (open < 0) {
            return written;
        }
        Random random = new Random(line);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        while (open >= 0) {
            int colon = written.indexOf(':', open);
            int close = written.indexOf('»', open);
            if (colon < 0 || close < colon) {
                throw new IllegalArgumentException("line " + line + ": a run is «class:count»");
            }
            out.append(written, copied, open);
            run(written.substring(open + 1, colon), Integer.parseInt(written.substring(colon + 1, close)), random, out);
            copied = close + 1;
            open = written.indexOf('«', copied);
        }
        return out.append(written, copied, written.length()).toString();
    }

    private static void run(String name, int count, Random random, StringBuilder out) {
        String members = switch (name) {
            case "digit" -> DIGIT;
            case "hex" -> DIGIT + "abcdef";
            case "lower" -> LOWER;
            case "lownum" -> LOWER + DIGIT;
            case "upper" -> UPPER;
            case "upnum" -> UPPER + DIGIT;
            case "base32" -> UPPER + "234567";
            case "alnum" -> UPPER + LOWER + DIGIT;
            case "words" -> WORDS;
            case "cjk" -> CJK;
            default -> throw new IllegalArgumentException("no class of characters: " + name);
        };
        boolean text = name.equals("words") || name.equals("cjk");
        for (int i = 0; i < count; i++) {
            out.append(members.charAt(text ? i % members.length() : random.nextInt(members.length())));
        }
    }
}
