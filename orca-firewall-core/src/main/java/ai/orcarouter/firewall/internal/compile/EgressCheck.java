/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.document.Texts;
import ai.orcarouter.firewall.internal.egress.EgressEntry;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Egress lists (REFERENCE 2.9, egress.md 3.4). */
final class EgressCheck {
    private EgressCheck() {}

    static void check(RuleContext context) {
        EgressList lists = context.rule().egressOrNull();
        if (lists == null) {
            return;
        }
        if (context.reads("stage") && context.rule().stageOrNull() != Surface.EGRESS) {
            context.error("egress", "\"egress\" is only for stage \"egress\"", "set the stage, or leave it out");
        }
        boolean whole = context.reads("egress/allow") && context.reads("egress/deny");
        if (whole && lists.allow().isEmpty() && lists.deny().isEmpty()) {
            context.error("egress", "\"egress\" must hold at least one entry", "fill \"allow\" or \"deny\"");
        } else if (whole && context.reads("verdict")) {
            checkScope(context, lists);
        }
        boolean onlyAddresses = checkEntries(context, "egress/allow", lists.allow());
        checkEntries(context, "egress/deny", lists.deny());
        boolean allows = context.reads("verdict") && context.rule().verdict() == Verdict.ALLOW;
        if (allows && onlyAddresses) {
            context.warning(
                    "egress/allow",
                    "the list holds only addresses: a name passes only if every address it resolves to is listed",
                    "");
        }
    }

    private static void checkScope(RuleContext context, EgressList lists) {
        Verdict verdict = context.rule().verdict();
        boolean allows = verdict == Verdict.ALLOW;
        List<String> scope = allows ? lists.allow() : lists.deny();
        if (scope.isEmpty()) {
            String list = allows ? "allow" : "deny";
            context.warning(
                    "egress",
                    "the rule never matches: verdict " + Texts.quote(verdict.wire()) + " speaks of the \"" + list
                            + "\" list, which is empty",
                    "the other list holds its exceptions");
        }
        if (lists.onOpaque() == EgressList.OnOpaque.MATCH && !verdict.restricts()) {
            String message = "\"on_opaque\" has no effect in a rule with verdict " + Texts.quote(verdict.wire());
            context.warning("egress/on_opaque", message, "leave it out");
        }
    }

    /** Checks the entries of one list; whether they are all addresses and blocks, and at least one. */
    private static boolean checkEntries(RuleContext context, String field, List<String> entries) {
        int most = context.limits().maxEgressEntries();
        if (entries.size() > most) {
            context.error(field, "a list has at most " + most + " entries, this one has " + entries.size(), "");
            return false;
        }
        boolean onlyAddresses = !entries.isEmpty();
        for (int i = 0; i < entries.size(); i++) {
            String at = field + "/" + i;
            if (context.reads(at)) {
                onlyAddresses &= isAddress(checkEntry(context, at, entries.get(i)));
            }
        }
        return onlyAddresses;
    }

    static @Nullable EgressEntry checkEntry(RuleContext context, String field, String text) {
        EgressEntry.Reading reading = EgressEntry.parse(text);
        if (reading.entryOrNull() == null) {
            context.error(field, reading.message(), reading.hint());
        } else if (!reading.message().isEmpty()) {
            context.warning(field, reading.message(), reading.hint());
        }
        return reading.entryOrNull();
    }

    private static boolean isAddress(@Nullable EgressEntry entry) {
        return entry instanceof EgressEntry.Address || entry instanceof EgressEntry.Block;
    }
}
