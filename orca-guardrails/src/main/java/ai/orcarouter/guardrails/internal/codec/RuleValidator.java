/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.codec;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Spelling;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.core.text.LinearPattern;
import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import ai.orcarouter.guardrails.model.CustomEntity;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks one rule (REFERENCE 4.3 to 4.8, 15.37). */
final class RuleValidator {
    private static final int MAX_KEYWORDS = 5_000;
    private static final int MAX_KEYWORD = 500;
    private static final int MAX_PATTERN = 2_000;
    private static final int MAX_NOTE = 2_000;
    private static final int MAX_RUBRIC = 20_000;

    private final GuardrailRule rule;
    private final String pointer;
    private final String subject;
    private final Set<String> unread;
    private final List<Issue> issues;

    RuleValidator(GuardrailRule rule, String pointer, String subject, Set<String> unread, List<Issue> issues) {
        this.rule = rule;
        this.pointer = pointer;
        this.subject = subject;
        this.unread = unread;
        this.issues = issues;
    }

    void check() {
        checkAction();
        RuleCheck check = rule.check();
        new Bounds((field, message) -> error("/" + field, message, "")).check(check);
        if (check instanceof RuleCheck.Keyword keyword) {
            checkKeywords(keyword.keywords());
        } else if (check instanceof RuleCheck.Regex regex) {
            checkPattern("/pattern", regex.pattern());
        } else if (check instanceof RuleCheck.MaxChars) {
            refuse(GuardrailAction.SPOTLIGHT, "a length has no match to wrap");
        } else if (check instanceof RuleCheck.Pii pii) {
            checkPii(pii);
        } else if (check instanceof RuleCheck.External external) {
            if (external.connectionId().isBlank()) {
                error("/connection_id", "the connection must be named", "");
            }
        } else if (check instanceof RuleCheck.LlmJudge judge) {
            refuse(GuardrailAction.MASK, "a judge does not say what to mask");
            checkJudge(judge);
        } else if (check instanceof RuleCheck.Grounding) {
            refuse(GuardrailAction.MASK, "what is not borne out cannot be masked");
            if (rule.stage() != RuleStage.OUTPUT) {
                error("/stage", "grounding looks at what the model says", "use output");
            }
        }
    }

    private void checkAction() {
        if (rule.action().isInputOnly() && rule.stage() != RuleStage.INPUT) {
            error("/action", rule.action().wire() + " is for input only", "set the stage to input, or use flag");
        }
        if (rule.action() == GuardrailAction.ANNOTATE) {
            if (rule.note().isBlank()) {
                error("/note", "a rule that annotates needs a note", "");
            }
        } else if (!rule.note().isEmpty()) {
            warning(
                    "/note",
                    "the note has no effect, because the action is "
                            + rule.action().wire(),
                    "");
        }
        if (rule.note().length() > MAX_NOTE) {
            error("/note", "the note is longer than " + MAX_NOTE + " characters", "");
        }
        if (rule.spotlightWhole() && rule.action() != GuardrailAction.SPOTLIGHT) {
            String message =
                    "this has no effect, because the action is " + rule.action().wire();
            warning("/spotlight_whole", message, "");
        }
    }

    private void checkKeywords(List<String> keywords) {
        if (keywords.isEmpty()) {
            error("/keywords", "at least one keyword is needed", "");
        }
        if (keywords.size() > MAX_KEYWORDS) {
            error("/keywords", "there are more than " + MAX_KEYWORDS + " keywords", "");
            return;
        }
        for (int i = 0; i < keywords.size(); i++) {
            String at = Pointers.item("/keywords", i);
            if (keywords.get(i).isBlank()) {
                error(at, "a keyword must not be blank, it would match everything", "");
            } else if (keywords.get(i).length() > MAX_KEYWORD) {
                error(at, "a keyword is longer than " + MAX_KEYWORD + " characters", "");
            }
        }
    }

    private void checkPattern(String at, String pattern) {
        if (unread.contains(pointer + at)) {
            return;
        }
        if (pattern.isEmpty() || pattern.length() > MAX_PATTERN) {
            error(at, "a pattern has 1 to " + MAX_PATTERN + " characters", "");
            return;
        }
        try {
            if (LinearPattern.compile(pattern).find("")) {
                error(at, "the pattern matches nothing at all, so it would match every text", "");
            } else if (!PatternScanner.of(List.of(ScanRule.of(pattern)))
                    .withoutLiteral()
                    .isEmpty()) {
                warning(
                        at,
                        "no fixed text is in every match, so the pattern is tried at every place of a text",
                        "it works, and is slower than one with a word or a prefix to look for");
            }
        } catch (IllegalArgumentException e) {
            error(at, String.valueOf(e.getMessage()), "patterns are in RE2 syntax, without look-around");
        }
    }

    private void checkPii(RuleCheck.Pii pii) {
        if (pii.entities().isEmpty() && pii.customEntities().isEmpty()) {
            error("/entities", "at least one entity is needed", Spelling.list(PiiEntity.names(), "entities"));
        }
        if (pii.customEntities().size() > RuleCheck.Pii.MAX_CUSTOM) {
            error("/custom_entities", "a rule has at most " + RuleCheck.Pii.MAX_CUSTOM + " custom entities", "");
        }
        Set<String> names = new HashSet<>();
        pii.entities().forEach(entity -> names.add(entity.wire()));
        for (int i = 0; i < pii.customEntities().size(); i++) {
            CustomEntity entity = pii.customEntities().get(i);
            String at = Pointers.item("/custom_entities", i);
            if (!isName(entity.name())) {
                error(
                        at + "/name",
                        "a custom entity's name is lower-case letters, digits and underscores, starting with a letter",
                        "");
            } else if (!names.add(entity.name())) {
                error(at + "/name", "there are two entities " + Texts.quote(entity.name()), "");
            } else if (PiiEntity.fromWire(entity.name()).isPresent()) {
                error(at + "/name", Texts.quote(entity.name()) + " is the name of a built-in entity", "");
            }
            checkPattern(at + "/pattern", entity.pattern());
        }
        List<String> known = new ArrayList<>(names);
        pii.entityActions().forEach((name, action) -> {
            String at = Pointers.member("/entity_actions", name);
            if (!names.contains(name)) {
                String hint = Spelling.hint(name, known, "entities of this rule");
                error(at, Texts.quote(name) + " is not an entity of this rule", hint);
            } else if (action.isInputOnly()) {
                error(at, "an entity's action is block, mask or flag", "");
            }
        });
    }

    private void checkJudge(RuleCheck.LlmJudge judge) {
        if (judge.model().isBlank()) {
            error("/judge_model", "the model must be named", "");
        }
        if (judge.rubric().isBlank()) {
            error("/judge_rubric", "the rubric must say what to flag", "");
        }
        if (judge.rubric().length() > MAX_RUBRIC) {
            error("/judge_rubric", "the rubric is longer than " + MAX_RUBRIC + " characters", "");
        }
        boolean score = judge.format() == RuleCheck.LlmJudge.Format.SCORE;
        if (score && judge.threshold() == null) {
            error("/judge_threshold", "a judge that answers with a score needs a threshold", "");
        } else if (!score && judge.threshold() != null) {
            warning("/judge_threshold", "this has no effect, because the format is not score", "");
        }
        boolean category = judge.format() == RuleCheck.LlmJudge.Format.CATEGORY;
        if (category && judge.categories().isEmpty()) {
            error("/judge_categories", "a judge that answers with a category needs those that fire", "");
        } else if (!category && !judge.categories().isEmpty()) {
            warning("/judge_categories", "this has no effect, because the format is not category", "");
        }
    }

    private void refuse(GuardrailAction action, String why) {
        if (rule.action() == action) {
            error("/action", action.wire() + " does not go with " + rule.type().wire() + ": " + why, "");
        }
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            boolean inner = i > 0 && ((c >= '0' && c <= '9') || c == '_');
            if (!letter && !inner) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= MAX_NAME_CHARS;
    }

    private static final int MAX_NAME_CHARS = 64;

    private void error(String at, String message, String hint) {
        if (!unread.contains(pointer + at)) {
            issues.add(Issue.error(pointer + at, subject, message, hint));
        }
    }

    private void warning(String at, String message, String hint) {
        issues.add(Issue.warning(pointer + at, subject, message, hint));
    }
}
