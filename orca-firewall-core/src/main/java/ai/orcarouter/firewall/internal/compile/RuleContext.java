/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.firewall.model.FirewallRule;
import java.util.List;
import java.util.Set;

/**
 * The rule that is being checked and where its findings go. Fields are JSON pointers below the rule, without the first
 * slash: {@code egress/deny/0}.
 *
 * @param rule the rule
 * @param pointer where it stands
 * @param subject what findings call it
 * @param limits bounds of its parts
 * @param unread pointers of what a document did not yield
 * @param issues collects findings
 */
record RuleContext(
        FirewallRule rule, String pointer, String subject, Limits limits, Set<String> unread, List<Issue> issues) {

    /** Whether the value of the rule is what its author wrote, so that something may be concluded from it. */
    boolean reads(String field) {
        return unread.isEmpty() || !unread.contains(at(field));
    }

    void error(String field, String message, String hint) {
        issues.add(Issue.error(at(field), subject, message, hint));
    }

    void warning(String field, String message, String hint) {
        issues.add(Issue.warning(at(field), subject, message, hint));
    }

    /** Refuses a string that no document could hold. */
    void requireWhole(String field, String text) {
        if (Texts.hasLoneSurrogate(text)) {
            error(field, "the string holds half of a surrogate pair", "");
        }
    }

    private String at(String field) {
        return field.isEmpty() ? pointer : pointer + '/' + field;
    }
}
