/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.SplittableRandom;

/** Names, paths and values of the policy workload: 200 servers with 100 tools each. */
public final class Vocabulary {
    static final int SERVERS = 200;
    static final int TOOLS_PER_SERVER = 100;
    static final String[] ROLES = {"viewer", "developer", "operator", "admin", "service", "auditor"};
    static final String[][] PATHS = {{"path"}, {"url"}, {"query", "sql"}, {"options", "mode"}, {"body", "to", "address"}
    };
    static final String[][] NUMBER_PATHS = {{"amount"}, {"options", "depth"}, {"limit"}};

    /**
     * Each belongs to the path with the index in {@link #REGEX_PATH}; the syntax is common to RE2 and
     * {@code java.util}.
     */
    static final String[] REGEXES = {
        "^/(etc|root|var/lib)/[a-z0-9_]+",
        "\\.(pem|key|p12)$",
        "^https?://(10|127)\\.[0-9.]+(:[0-9]+)?/",
        "(drop|truncate)[ ]+table",
        "^[a-z]+-(rw|admin)$",
        "@(evil|mail)[0-9]*\\.example$"
    };

    static final int[] REGEX_PATH = {0, 0, 1, 2, 3, 4};

    private static final String[] VERBS = {
        "get", "list", "create", "update", "delete", "search", "exec", "fetch", "send", "export"
    };
    private static final String[] NOUNS = {
        "issue", "file", "record", "message", "query", "url", "secret", "ticket", "user", "report"
    };
    private static final int POPULAR_TOOLS = 2000;
    private static final double[] CUMULATIVE = cumulative();

    private Vocabulary() {}

    /** Name of a tool of a server. */
    static String tool(int server, int tool) {
        return "server" + server + "." + action(tool / 10, tool % 10);
    }

    static String action(int verb, int noun) {
        return VERBS[verb] + "_" + NOUNS[noun];
    }

    /** A rank from 0 to 1999, Zipf with exponent 1. */
    static int zipf(SplittableRandom random) {
        double drawn = random.nextDouble() * CUMULATIVE[CUMULATIVE.length - 1];
        int rank = 0;
        while (CUMULATIVE[rank] < drawn) {
            rank++;
        }
        return rank;
    }

    /** Spreads ranks over the 20 000 tools; no two ranks share one. */
    static int toolOfRank(int rank) {
        return (int) ((rank * 7919L) % (SERVERS * TOOLS_PER_SERVER));
    }

    /** One of {@code space} values that fit the path. */
    static String value(String[] path, SplittableRandom random, int space) {
        int drawn = random.nextInt(space);
        return switch (path[path.length - 1]) {
            case "path" -> "/data/project" + drawn + "/file" + (drawn % 7) + ".txt";
            case "url" -> "https://api" + drawn + ".example.com/v1/items";
            case "sql" -> "select a, b from table_" + drawn + " where id = 1";
            case "mode" -> "mode-" + drawn;
            default -> "user" + drawn + "@corp.example";
        };
    }

    private static double[] cumulative() {
        double[] sums = new double[POPULAR_TOOLS];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        return sums;
    }
}
