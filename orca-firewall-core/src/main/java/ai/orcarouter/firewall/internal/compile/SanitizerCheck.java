/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.document.Spelling;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule redacts (REFERENCE 2.8, SEMANTICS 7.2). */
final class SanitizerCheck {
    private SanitizerCheck() {}

    static void check(RuleContext context, List<String> known, PatternCheck patterns) {
        Sanitizer sanitizer = context.rule().sanitizeOrNull();
        if (context.reads("verdict") && context.reads("sanitize")) {
            checkPresence(context, sanitizer);
        }
        if (sanitizer == null) {
            return;
        }
        for (int i = 0; i < sanitizer.presets().size(); i++) {
            checkPreset(context, "sanitize/presets/" + i, sanitizer.presets().get(i), known);
        }
        for (int i = 0; i < sanitizer.custom().size(); i++) {
            checkPattern(
                    context,
                    "sanitize/custom/" + i,
                    patterns,
                    sanitizer.custom().get(i));
        }
    }

    private static void checkPresence(RuleContext context, @Nullable Sanitizer sanitizer) {
        if (context.rule().verdict() != Verdict.SANITIZE) {
            if (sanitizer != null) {
                context.error("sanitize", "\"sanitize\" is only for verdict \"sanitize\"", "leave it out");
            }
        } else if (sanitizer == null) {
            context.error("", "verdict \"sanitize\" needs the field \"sanitize\"", "give it \"presets\" or \"custom\"");
        } else if (sanitizer.presets().isEmpty()
                && sanitizer.custom().isEmpty()
                && context.reads("sanitize/presets")
                && context.reads("sanitize/custom")) {
            context.error("sanitize", "\"sanitize\" must hold at least one preset or pattern", "");
        }
    }

    private static void checkPreset(RuleContext context, String field, String preset, List<String> known) {
        if (context.reads(field) && !known.contains(preset)) {
            String near = Spelling.nearest(preset, known)
                    .map(name -> "did you mean " + Texts.quote(name) + "? ")
                    .orElse("");
            context.error(field, "unknown sanitizer " + Texts.quote(preset), near + Spelling.list(known, "known"));
        }
    }

    private static void checkPattern(RuleContext context, String field, PatternCheck patterns, String pattern) {
        if (!context.reads(field)) {
            return;
        }
        context.requireWhole(field, pattern);
        PatternCheck.Outcome outcome = patterns.check(pattern);
        if (!outcome.fault().isEmpty()) {
            context.error(field, outcome.fault(), "");
        } else if (outcome.matchesEmpty()) {
            context.warning(field, "the pattern also matches the empty text", "use + where * stands");
        }
    }
}
