/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

/** Character classes of the presets. */
final class Chars {
    private Chars() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isAlnum(char c) {
        return isDigit(c) || isUpper(c) || isLower(c);
    }

    static boolean isKeyChar(char c) {
        return isAlnum(c) || c == '-' || c == '_';
    }

    static boolean isTokenChar(char c) {
        return isKeyChar(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
    }

    static boolean isBase64Char(char c) {
        return isAlnum(c) || c == '/' || c == '+';
    }

    static boolean isMailLocal(char c) {
        return Character.isLetterOrDigit(c) || "._%+-'".indexOf(c) >= 0;
    }

    static boolean isMailDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
