/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.regex.Pattern;

/** What most hand-rolled engines do: an ordered loop with one precompiled regex for each glob. */
final class LoopRegex implements PolicyPeer<Call> {
    private final Rule[] rules;
    private final Pattern[] globs;

    LoopRegex(PolicyWorkload workload) {
        rules = workload.rules().toArray(new Rule[0]);
        globs = new Pattern[rules.length];
        for (int i = 0; i < rules.length; i++) {
            globs[i] = pattern(rules[i].glob());
        }
    }

    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        for (int star = glob.indexOf('*'); star >= 0; star = glob.indexOf('*', from)) {
            regex.append(Pattern.quote(glob.substring(from, star))).append(".*");
            from = star + 1;
        }
        return Pattern.compile(regex.append(Pattern.quote(glob.substring(from))).toString(), Pattern.DOTALL);
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
            if (globs[i].matcher(call.tool()).matches() && rules[i].admits(call)) {
                return i;
            }
        }
        return -1;
    }
}
