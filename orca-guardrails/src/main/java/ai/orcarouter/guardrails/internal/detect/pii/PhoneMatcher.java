/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/**
 * Telephone numbers. The plus form by itself; a national form where a word for telephones is near, where it is written
 * as telephone numbers are in North America, or where it is all of the text. Numbering plans are asked only about
 * candidates that this leaves.
 */
final class PhoneMatcher {
    private static final PiiKind KIND = PiiKind.of("PHONE_NUMBER");

    private static final int LEAST_NAMED = 9;

    private final int words;
    private final int softWords;
    private final int neutral;
    private final NumberingPlans plans;

    PhoneMatcher(OwnWords words, NumberingPlans plans) {
        this.words = words.kind(KIND.name());
        this.softWords = words.kind("PHONE_SOFT");
        this.neutral = words.kind(OwnWords.NEUTRAL);
        this.plans = plans;
    }

    /** Reports the number whose first digit is at the index; where it ends, or the index. */
    int match(PiiScan scan, int digit) {
        String text = scan.text();
        PhoneShape shape = PhoneShape.read(text, digit);
        if (shape == null) {
            return digit;
        }
        int start = shape.start();
        int end = shape.end();
        boolean named = scan.mentions(words) && scan.isNamed(words, start, end);
        double confidence = shape.plus() ? international(scan, shape, named) : national(scan, shape, named);
        if (confidence == 0) {
            return digit;
        }
        scan.add(KIND, start, end, confidence, named);
        return confidence >= PiiScan.MEDIUM ? end : digit;
    }

    private double international(PiiScan scan, PhoneShape shape, boolean named) {
        return switch (scan.numbers().international(plans, shape.start(), shape.end())) {
            case VALID -> 0.93;
            case POSSIBLE -> named || shape.groups() > 1 || scan.isAlone(shape.start(), shape.end()) ? 0.6 : 0.3;
            // whole, so that no part of it is taken for a number of another country
            case NONE -> named && shape.isGrouped() && shape.digits() >= LEAST_NAMED ? 0.6 : 0;
        };
    }

    private double national(PiiScan scan, PhoneShape shape, boolean named) {
        String text = scan.text();
        int start = shape.start();
        int end = shape.end();
        if (named) {
            return named(scan, shape);
        }
        if (shape.isQuad(text)) {
            return 0;
        }
        if (shape.isGrouped() && text.startsWith("00", start) && scan.numbers().isAbroad(plans, start, end)) {
            return scan.wordsBefore(start).has(neutral) ? 0.3 : 0.65;
        }
        boolean alone = scan.isAlone(start, end);
        boolean style = shape.isNorthAmerican(text);
        if (style && (alone || scan.numbers().isNorthAmerican(plans, start, end))) {
            return scan.wordsBefore(start).has(neutral) ? 0.3 : alone ? 0.65 : 0.6;
        }
        boolean soft = scan.mentions(softWords) && scan.isNamed(softWords, start, end);
        if (soft && !scan.wordsBefore(start).has(neutral)) {
            return shape.isSpoken(text) || (shape.trunk() && shape.digits() >= 9 && isValid(scan, shape)) ? 0.58 : 0;
        }
        if (alone && shape.digits() >= 8 && isValid(scan, shape)) {
            return shape.isGrouped() || shape.trunk() ? 0.6 : 0.52;
        }
        boolean mobile = text.charAt(start) == '0'
                && !(Chars.isBlank(Chars.at(text, start - 1)) && Chars.isDigit(Chars.at(text, start - 2)))
                && shape.digits() >= 9
                && (shape.isSpoken(text) || (!shape.isGrouped() && shape.digits() >= 10));
        return mobile && !scan.wordsBefore(start).has(neutral) && scan.numbers().isMobile(plans, start, end) ? 0.52 : 0;
    }

    private double named(PiiScan scan, PhoneShape shape) {
        if (isValid(scan, shape)) {
            return 0.85;
        }
        return shape.isGrouped() ? 0.7 : shape.digits() <= 13 ? 0.55 : 0;
    }

    private boolean isValid(PiiScan scan, PhoneShape shape) {
        return scan.numbers().isNational(plans, shape.start(), shape.end(), shape.trunk() || shape.isGrouped());
    }
}
