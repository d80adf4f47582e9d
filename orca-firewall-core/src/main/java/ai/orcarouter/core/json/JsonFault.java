/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

/** Why a text or a value is no acceptable JSON, in words for people. None of them repeats content. */
enum JsonFault {
    TOO_MANY_BYTES("more bytes than the limit"),
    TOO_DEEP("nested deeper than the limit"),
    TOO_MANY_MEMBERS("more members and elements than the limit"),
    ENDS_EARLY("the text ends too early"),
    VALUE_EXPECTED("expected a JSON value"),
    NAME_EXPECTED("expected a member name in double quotes"),
    COLON_EXPECTED("expected ':' after a member name"),
    COMMA_OR_BRACE_EXPECTED("expected ',' or '}'"),
    COMMA_OR_BRACKET_EXPECTED("expected ',' or ']'"),
    TRAILING_TEXT("text after the end of the value"),
    CONTROL_CHARACTER("control character in a string"),
    BAD_ESCAPE("unknown escape in a string"),
    LONE_SURROGATE("lone surrogate"),
    BAD_UTF8("malformed UTF-8"),
    BAD_NUMBER("malformed number"),
    NUMBER_DIGITS("number of more than 100 digits"),
    NUMBER_EXPONENT("number with an exponent beyond +-400"),
    NOT_FINITE("number that is not finite"),
    DUPLICATE_NAME("duplicate member name"),
    NAME_NOT_TEXT("member name that is no string"),
    NOT_JSON("Java type that is no JSON value"),
    UNREADABLE("collection that failed while it was read");

    private final String message;

    JsonFault(String message) {
        this.message = message;
    }

    /** What is wrong, without a place. */
    String message() {
        return message;
    }

    /** Whether a place at the end of the text means that the text is cut off. */
    boolean isSyntax() {
        return compareTo(VALUE_EXPECTED) >= 0 && compareTo(BAD_NUMBER) <= 0;
    }
}
