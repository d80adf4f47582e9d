/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import java.util.List;
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
    /** A prompt of 2 KiB, half of it source code. */
    PROMPT {
        @Override
        String make(List<String> keywords) {
            Random random = new Random(2);
            StringBuilder prompt = new StringBuilder(source(1_024, random)).append("```\n");
            while (prompt.length() < 2_048) {
                prompt.append(PROSE[random.nextInt(PROSE.length)]).append(' ');
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

    private static final String[] PROSE = {
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

    private static String keywords(List<String> keywords, String after) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder((1 << 20) + 100);
        while (text.length() < 1 << 20) {
            text.append(keywords.get(random.nextInt(keywords.size()))).append(after);
        }
        return text.substring(0, 1 << 20);
    }
}
