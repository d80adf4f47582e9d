/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal;

import java.util.List;

/** Which code points a Unicode label may hold, and in which directions (UTS-46 section 4.1, RFC 5893 section 2). */
final class LabelRules {
    private LabelRules() {}

    /**
     * Checks the code points of a mapped label with at least one non-ASCII character. A label that came as an A-label
     * may hold symbols and punctuation too: nothing is mapped there, so no two parsers can come to different names.
     */
    static void check(String label, boolean wasAscii) throws Refusal {
        for (int i = 0; i < label.length(); ) {
            int point = label.codePointAt(i);
            if (!isAllowed(point) && !(wasAscii && isSymbol(point))) {
                throw new Refusal("idna_disallowed", "a domain name does not hold " + HostText.point(point));
            }
            if (i == 0 && isMark(Character.getType(point))) {
                throw new Refusal("idna_disallowed", "a label does not start with a combining mark");
            }
            i += Character.charCount(point);
        }
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isAllowed(int point) {
        if (point < 0x80) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.LOWERCASE_LETTER, Character.MODIFIER_LETTER, Character.OTHER_LETTER -> !isFiller(point);
            // Cherokee folds to its capitals.
            case Character.UPPERCASE_LETTER -> point >= 0x13a0 && point <= 0x13f5;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> point != 0x17b4 && point != 0x17b5;
            case Character.DECIMAL_DIGIT_NUMBER -> true;
            // Hearts and emoji are registered; ideographic description and replacement characters are disallowed.
            case Character.OTHER_SYMBOL -> !(point >= 0x2ff0 && point <= 0x2fff) && point != 0xfffc && point != 0xfffd;
            default -> isException(point);
        };
    }

    private static boolean isSymbol(int point) {
        return switch (Character.getType(point)) {
            case Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isFiller(int point) {
        return point == 0x115f || point == 0x1160 || point == 0x3164 || point == 0xffa0;
    }

    /** Punctuation that RFC 5892 section 2.6 admits, and the ideographic zero. */
    private static boolean isException(int point) {
        return switch (point) {
            case 0xb7, 0x375, 0x5f3, 0x5f4, 0xf0b, 0x3007, 0x30fb -> true;
            default -> false;
        };
    }

    /** The Bidi rule: once any label holds a right-to-left character, every label must keep to it. */
    static void checkDirections(List<String> labels) throws Refusal {
        if (labels.stream().noneMatch(LabelRules::hasRightToLeft)) {
            return;
        }
        for (String label : labels) {
            if (!label.isEmpty() && !followsBidiRule(label)) {
                throw new Refusal("idna_bidi", "a label mixes writing directions (RFC 5893)");
            }
        }
    }

    private static boolean hasRightToLeft(String label) {
        return label.codePoints().anyMatch(point -> {
            byte direction = Character.getDirectionality(point);
            return isRightToLeft(direction) || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
        });
    }

    private static boolean isRightToLeft(byte direction) {
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static boolean followsBidiRule(String label) {
        int[] points = label.codePoints().toArray();
        byte first = Character.getDirectionality(points[0]);
        boolean rightToLeft = isRightToLeft(first);
        if (!rightToLeft && first != Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
            return false;
        }
        boolean european = false;
        boolean arabic = false;
        byte last = first;
        for (int point : points) {
            byte direction = Character.getDirectionality(point);
            european |= direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
            arabic |= direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
            if (!mayOccur(direction, rightToLeft)) {
                return false;
            }
            if (direction != Character.DIRECTIONALITY_NONSPACING_MARK) {
                last = direction;
            }
        }
        boolean number = last == Character.DIRECTIONALITY_EUROPEAN_NUMBER
                || (rightToLeft && last == Character.DIRECTIONALITY_ARABIC_NUMBER);
        boolean letter = rightToLeft ? isRightToLeft(last) : last == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
        return (number || letter) && !(european && arabic);
    }

    private static boolean mayOccur(byte direction, boolean rightToLeft) {
        return switch (direction) {
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_OTHER_NEUTRALS,
                    Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
                    Character.DIRECTIONALITY_NONSPACING_MARK -> true;
            case Character.DIRECTIONALITY_ARABIC_NUMBER -> rightToLeft;
            default -> rightToLeft ? isRightToLeft(direction) : direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
        };
    }
}
