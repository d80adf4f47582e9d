/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

/** The ordered loop with {@code equals}, {@code startsWith} and {@code endsWith} in the regex's place. */
final class LoopString implements PolicyPeer<Call> {
    private static final byte EXACT = 0;
    private static final byte PREFIX = 1;
    private static final byte SUFFIX = 2;
    private static final byte ANY = 3;

    private final Rule[] rules;
    private final byte[] kinds;
    private final String[] literals;

    LoopString(PolicyWorkload workload) {
        rules = workload.rules().toArray(new Rule[0]);
        kinds = new byte[rules.length];
        literals = new String[rules.length];
        for (int i = 0; i < rules.length; i++) {
            Rule rule = rules[i];
            kinds[i] = rule.any() ? ANY : rule.prefix() ? PREFIX : rule.suffix() ? SUFFIX : EXACT;
            literals[i] = rule.literal();
        }
    }

    boolean nameMatches(int rule, String tool) {
        return switch (kinds[rule]) {
            case EXACT -> tool.equals(literals[rule]);
            case PREFIX -> tool.startsWith(literals[rule]);
            case SUFFIX -> tool.endsWith(literals[rule]);
            default -> true;
        };
    }

    @Override
    public Call prepare(Call call) {
        return call;
    }

    @Override
    public boolean allow(Call call) {
        int first = firstMatch(call);
        return first >= 0 && rules[first].allow();
    }

    @Override
    public int firstMatch(Call call) {
        for (int i = 0; i < rules.length; i++) {
            if (nameMatches(i, call.tool()) && rules[i].admits(call)) {
                return i;
            }
        }
        return -1;
    }
}
