/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

/**
 * The ASCII characters that other characters of the basic plane are drawn like. Facts about letters that Unicode
 * Technical Standard 39 records, for the scripts whose letters are used to disguise Latin words.
 */
final class LookAlikes {
    private static final int CHARS = 1 << 16;

    /** Letters of other scripts that are drawn like a Latin letter in common fonts. */
    private static final String[] EXACT = {
        // Cyrillic
        "\u0405\u0406\u0408\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425",
        "SIJABEKMHOPCTYX",
        "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u0461\u0474\u0475\u04AE\u04AF\u04BB",
        "aeopcyxsijwVvYyh",
        "\u04C0\u04CF\u0501\u050C\u051B\u051C\u051D\uA647",
        "IidGqWwi",
        // Greek
        "\u037F\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7\u03FA",
        "JABEZHIKMNOPTYXM",
        "\u03B1\u03B3\u03B9\u03BD\u03BF\u03C1\u03C3\u03C5\u03DC\u03F3",
        "ayivopouFj",
        // Armenian
        "\u054D\u054F\u0555\u0561\u0563\u0566\u0570\u0578\u057C\u057D\u0581\u0584\u0585",
        "USOwqqhnnugfo",
        // Cherokee
        "\u13A0\u13A1\u13A2\u13A5\u13A9\u13AA\u13AB\u13AC\u13B3\u13B7\u13BB\u13BD\u13C0\u13C2\u13C3\u13CF\u13D2",
        "DRTiYAJEWMHYGhZbR",
        "\u13D4\u13D5\u13D9\u13DA\u13DE\u13DF\u13E2\u13E6\u13E7\u13F3\u13F4",
        "WSVSLCPKdGB",
        "\uAB75\uAB81\uAB83\uAB93\uABA9\uABAA\uABAF",
        "irwzvsc",
        // Coptic
        "\u2C85\u2C8E\u2C92\u2C94\u2C98\u2C9A\u2C9E\u2C9F\u2CA2\u2CA3\u2CA4\u2CA5\u2CA6\u2CA8\u2CAC\u2CD0",
        "rHIKMNOoPpCcTYXL",
        // Lisu
        "\uA4D0\uA4D1\uA4D2\uA4D3\uA4D4\uA4D6\uA4D7\uA4D9\uA4DA\uA4DC\uA4DD\uA4DF\uA4E0\uA4E1\uA4E2\uA4E3",
        "BPdDTGKJCZFMNLSR",
        "\uA4E6\uA4E7\uA4EA\uA4EB\uA4EC\uA4EE\uA4F0\uA4F2\uA4F3\uA4F4",
        "VHWXYAEIOU",
    };

    /** Letters that pass for a Latin letter only in the company of others. */
    private static final String[] NEAR = {
        // Cyrillic
        "\u042C\u0432\u0433\u0438\u043A\u043C\u043D\u043F\u0442\u044C\u0451\u0457\u045E\u0401\u0407\u049B\u04BD",
        "bBrukmHntbeiyEIke",
        // Greek
        "\u03B2\u03B5\u03B7\u03BA\u03BC\u03C4\u03C7\u03C9\u03AC\u03AD\u03AE\u03AF\u03CC\u03CD\u03CE\u0386\u0388\u038A",
        "Benkutxwaeniouw" + "AEI",
    };

    /** Latin letters, and letters drawn like none but a Latin one, in forms that words are seldom written in. */
    private static final String[] LATIN = {
        // small capitals
        "\u1D00\u0299\u1D04\u1D05\u1D07\uA730\u0262\u029C\u026A\u1D0A\u1D0B\u029F\u1D0D\u0274\u1D0F",
        "abcdefghijklmno",
        "\u1D18\u0280\uA731\u1D1B\u1D1C\u1D20\u1D21\u028F\u1D22",
        "prstuvwyz",
        // turned, script and dotless forms
        "\u0251\u0261\u0131\u0237\u0269\u028B\u212E\u0184\u0196\u01BD\u018D",
        "agijiveblsg",
    };

    private static final String[] SIGNS = {
        "\u2018\u2019\u201B\u2032\u02B9\u02BC\u02BB\u02C8\u00B4\u05F3\uA78C\uA78B",
        "''''''''''''",
        "\u201C\u201D\u201E\u201F\u2033\u02BA\u05F4",
        "\"\"\"\"\"\"\"",
        "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u02D7\u06D4",
        "----------",
        "\u2044\u2215\u29F8\u2571",
        "////",
        "\u2236\u0589\u05C3\uA789\u02F8",
        ":::::",
        "\u2039\u203A\u2217\u204E\u2216\u29F5\u2223\u01C0\u01C3\u223C\u301C\uA4F8\uA4F9\u201A\u02CB",
        "<>**\\\\||!~~.,,`",
    };

    private static final char[] ASCII = new char[CHARS];

    static {
        fill(EXACT);
        fill(NEAR);
        fill(LATIN);
        fill(SIGNS);
    }

    private LookAlikes() {}

    /** The ASCII character that {@code c} looks like, or NUL. */
    static char ascii(char c) {
        return ASCII[c];
    }

    /** Marks in {@code classes} what every character of the tables is. */
    static void classify(byte[] classes) {
        mark(classes, EXACT, CharClasses.EXACT);
        mark(classes, NEAR, CharClasses.NEAR);
        mark(classes, LATIN, CharClasses.LATIN);
        mark(classes, SIGNS, CharClasses.SIGN);
    }

    private static void fill(String[] table) {
        for (int row = 0; row < table.length; row += 2) {
            for (int i = 0; i < table[row].length(); i++) {
                ASCII[table[row].charAt(i)] = table[row + 1].charAt(i);
            }
        }
    }

    private static void mark(byte[] classes, String[] table, byte value) {
        for (int row = 0; row < table.length; row += 2) {
            for (int i = 0; i < table[row].length(); i++) {
                classes[table[row].charAt(i)] = value;
            }
        }
    }
}
