/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The texts of the benchmarks; all are drawn from fixed seeds. */
public enum ScanText {
    /** Source code, 1 MiB. */
    SOURCE {
        @Override
        String make(List<String> keywords) {
            return source(1 << 20, new Random(1));
        }
    },
    /** Prose, 1 MiB. */
    PROSE {
        @Override
        String make(List<String> keywords) {
            return sentences(1 << 20, new Random(4), "");
        }
    },
    /** Messages of several people, with times, links and numbers, 1 MiB. */
    CHAT {
        @Override
        String make(List<String> keywords) {
            Random random = new Random(5);
            StringBuilder chat = new StringBuilder((1 << 20) + 500);
            while (chat.length() < 1 << 20) {
                chat.append(String.format(
                        Locale.ROOT,
                        "[%02d:%02d] %s: ",
                        random.nextInt(24),
                        random.nextInt(60),
                        NAMES[random.nextInt(NAMES.length)]));
                chat.append(sentences(40 + random.nextInt(160), random, " lol"));
                if (random.nextInt(6) == 0) {
                    chat.append(" https://example.org/t/").append(random.nextInt(100_000));
                }
                chat.append('\n');
            }
            return chat.substring(0, 1 << 20);
        }
    },
    /** A prompt of 2 KiB, half of it source code. */
    PROMPT {
        @Override
        String make(List<String> keywords) {
            Random random = new Random(2);
            StringBuilder prompt = new StringBuilder(source(1_024, random)).append("```\n");
            while (prompt.length() < 2_048) {
                prompt.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
            }
            return prompt.substring(0, 2_048);
        }
    },
    /** Text without any keyword, 1 MiB. */
    PLAIN {
        @Override
        String make(List<String> keywords) {
            return "The quick brown fox jumps over a lazy dog. ".repeat(24_385);
        }
    },
    /** Hostile: nothing but keywords, 1 MiB. */
    KEYWORDS {
        @Override
        String make(List<String> keywords) {
            return keywords(keywords, "");
        }
    },
    /** Hostile: nothing but keywords and the start of an assignment, 1 MiB. */
    ASSIGNMENTS {
        @Override
        String make(List<String> keywords) {
            return keywords(keywords, "=");
        }
    },
    /** Hostile: one assignment after the other, of which none ends, 1 MiB. */
    ONE_KEYWORD {
        @Override
        String make(List<String> keywords) {
            return "key=".repeat(1 << 18);
        }
    };

    private static final String[] WORDS = {
        "please",
        "read",
        "the",
        "file",
        "and",
        "tell",
        "me",
        "which",
        "key",
        "of",
        "this",
        "table",
        "is",
        "used",
        "when",
        "a",
        "request",
        "has",
        "no",
        "token",
        "or",
        "fails",
        "to",
        "authenticate",
        "with",
        "our",
        "server",
        "today"
    };
    private static final String[] NAMES = {
        "request",
        "keyOf",
        "response",
        "index",
        "tokenCount",
        "parser",
        "value",
        "accessor",
        "config",
        "next",
        "apiCall",
        "buffer",
        "author",
        "length",
        "context",
        "linear",
        "global",
        "Map<String, Integer>",
        "listener",
        "keys"
    };
    private static final String[] LINES = {
        "        int %s = %s.size() + 1;\n",
        "        if (%s != null && !%s.isEmpty()) {\n",
        "    }\n\n",
        "     * Returns the %s that the %s was made of.\n",
        "        return new %s(this, %s);\n",
        "        %s.put(\"%s\", 12);\n",
        "    private final String %s; // see %s\n",
        "import com.example.%s.%s;\n"
    };

    abstract String make(List<String> keywords);

    private static String source(int length, Random random) {
        StringBuilder source = new StringBuilder(length + 100);
        while (source.length() < length) {
            String line = LINES[random.nextInt(LINES.length)];
            for (int at = line.indexOf("%s"); at >= 0; at = line.indexOf("%s")) {
                source.append(line, 0, at).append(NAMES[random.nextInt(NAMES.length)]);
                line = line.substring(at + 2);
            }
            source.append(line);
        }
        return source.substring(0, length);
    }

    private static String sentences(int length, Random random, String end) {
        StringBuilder text = new StringBuilder(length + 100);
        while (text.length() < length) {
            String first = WORDS[random.nextInt(WORDS.length)];
            text.append(Character.toUpperCase(first.charAt(0))).append(first, 1, first.length());
            for (int words = 4 + random.nextInt(14); words > 0; words--) {
                text.append(words == 7 ? ", " : " ").append(WORDS[random.nextInt(WORDS.length)]);
            }
            text.append(random.nextInt(8) == 0 ? " " + random.nextInt(3000) : "")
                    .append(end)
                    .append(". ");
        }
        return text.substring(0, length);
    }

    private static String keywords(List<String> keywords, String after) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder((1 << 20) + 100);
        while (text.length() < 1 << 20) {
            text.append(keywords.get(random.nextInt(keywords.size()))).append(after);
        }
        return text.substring(0, 1 << 20);
    }
}
