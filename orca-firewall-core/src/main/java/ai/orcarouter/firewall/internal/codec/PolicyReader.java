/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.codec;

import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.core.document.Values;
import ai.orcarouter.firewall.internal.compile.Subjects;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a policy (REFERENCE 2.2) as far as it can be read, so that all its faults are found at once. */
public final class PolicyReader {
    private static final List<String> FIELDS =
            List.of("id", "name", "enabled", "is_default", "default_verdict", "shadow_mode", "rules", "$schema");

    /**
     * What could be read.
     *
     * @param policyOrNull the policy, with placeholders for what is unread; null when there is no object at all
     * @param unread pointers, in the native form, of what could not be read
     */
    public record Draft(@Nullable FirewallPolicy policyOrNull, Set<String> unread) {}

    private final Findings findings;
    private final Set<String> unread = new HashSet<>();
    private final int maxDepth;

    private PolicyReader(Findings findings, int maxDepth) {
        this.findings = findings;
        this.maxDepth = maxDepth;
    }

    /** Reads the policy that a tree holds. */
    public static Draft read(Node root, Findings findings, int maxDepth) {
        PolicyReader reader = new PolicyReader(findings, maxDepth);
        return new Draft(reader.policy(root), Set.copyOf(reader.unread));
    }

    private @Nullable FirewallPolicy policy(Node root) {
        Scope scope = new Scope(findings, unread, "", null);
        if (!(root instanceof Node.Obj object)) {
            scope.wrongKind(root, "", "a policy", "an object", "");
            return null;
        }
        Node.Member nameOrNull = object.members().get("name");
        String name = nameOrNull != null && nameOrNull.value() instanceof Node.Str text ? text.text() : "";
        Fields fields = Fields.of(scope.about(Subjects.policy(name)), object, "", FIELDS);
        fields.require("name");
        fields.text("name", "");
        fields.text("$schema", "");
        Long id = fields.whole("id", 0, Long.MAX_VALUE);
        Verdict defaultVerdict = fields.word("default_verdict", Words.DEFAULT_VERDICTS);
        return new FirewallPolicy(
                id == null ? 0 : id,
                name,
                fields.flag("enabled", true),
                fields.flag("is_default", false),
                defaultVerdict == null ? Verdict.AUDIT : defaultVerdict,
                fields.flag("shadow_mode", false),
                rules(scope.about(Subjects.policy(name)), fields, id == null ? 0 : id));
    }

    private List<FirewallRule> rules(Scope scope, Fields fields, long policyId) {
        List<Node> items = fields.items("rules");
        long[] ids = ids(items);
        List<FirewallRule> out = new ArrayList<>(items.size());
        for (int i = 0; i < ids.length; i++) {
            String pointer = Pointers.item("/rules", i);
            out.add(RuleReader.read(scope, items.get(i), pointer, ids[i], policyId, maxDepth));
        }
        return out;
    }

    /** The ids of the rules: their own, or in document order the numbers after the greatest of these. */
    private static long[] ids(List<Node> rules) {
        long[] ids = new long[rules.size()];
        long next = 1;
        for (int i = 0; i < ids.length; i++) {
            ids[i] = ownId(rules.get(i));
            next = Math.max(next, ids[i] + 1);
        }
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0) {
                ids[i] = next++;
            }
        }
        return ids;
    }

    /** The id that the rule states; -1 when it states none that can be used. */
    private static long ownId(Node rule) {
        Node.Member id = rule instanceof Node.Obj object ? object.members().get("id") : null;
        Long stated = id != null && id.value() instanceof Node.Num number ? Values.whole(number) : null;
        return stated == null ? -1 : stated;
    }
}
