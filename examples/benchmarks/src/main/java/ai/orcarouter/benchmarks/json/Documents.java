/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.json;

import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** An argument object as agents send them, and a policy that reads two of its members. */
public final class Documents {
    /** The tool that is called. */
    static final String TOOL = "server7.update_record";

    private static final int RULES = 100;

    private Documents() {}

    /**
     * An object of at least {@code chars} characters, 2000 or more. The members a policy reads stand first, in the
     * middle and last; the bulk is text, headers and an array of rows.
     */
    public static String arguments(int chars) {
        StringBuilder json = new StringBuilder("{\"path\":\"/data/project7/file1.txt\","
                + "\"url\":\"https://api7.example.com/v1/items\",\"headers\":{");
        for (int i = 0; i < 8; i++) {
            json.append(i == 0 ? "" : ",").append("\"x-header-").append(i).append("\":\"value ");
            json.append(i * 37).append('"');
        }
        json.append("},\"content\":\"");
        while (json.length() < 1150) {
            json.append("line of text with \\\"quotes\\\" and a tab\\t, ");
        }
        json.append("\",\"options\":{\"depth\":12,\"mode\":\"mode-3\",\"dry_run\":false},\"rows\":[");
        for (int i = 0; json.length() < chars; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"id\":")
                    .append(1000 + i)
                    .append(",\"price\":")
                    .append(i);
            json.append(".25,\"sku\":\"A-").append(i).append("\",\"tags\":[\"a\",\"b\"],\"ok\":true}");
        }
        return json.append("],\"amount\":4200,\"limit\":10}").toString();
    }

    /**
     * 100 rules: sixty for other tools, thirty-nine that name {@link #TOOL} one way or another and fail on
     * {@code $.options.mode} or {@code $.amount}, and a last one that reads both and allows.
     */
    static FirewallPolicy policy() {
        List<FirewallRule> rules = new ArrayList<>();
        for (int i = 0; i < RULES - 1; i++) {
            ArgumentClause clause = i % 2 == 0
                    ? new ArgumentClause.Test("$.options.mode", Operator.EQ, "mode-" + (100 + i))
                    : new ArgumentClause.Test("$.amount", Operator.GT, 10_000L + i);
            rules.add(FirewallRule.builder(i + 1, i % 3 == 0 ? Verdict.ALLOW : Verdict.DENY)
                    .priority(i)
                    .toolNameGlob(glob(i))
                    .argsMatch(clause)
                    .build());
        }
        rules.add(FirewallRule.builder(RULES, Verdict.ALLOW)
                .priority(RULES)
                .toolNameGlob(TOOL)
                .argsMatch(
                        new ArgumentClause.Test("$.options.mode", Operator.EQ, "mode-3"),
                        new ArgumentClause.Test("$.amount", Operator.LT, 5000L))
                .build());
        return FirewallPolicy.builder(1, "benchmark")
                .defaultVerdict(Verdict.DENY)
                .rules(rules)
                .build();
    }

    private static String glob(int rule) {
        return switch (rule % 5) {
            case 0 -> "server7.*";
            case 1 -> "*.update_record";
            default -> "server" + (rule + 10) + ".get_file";
        };
    }
}
