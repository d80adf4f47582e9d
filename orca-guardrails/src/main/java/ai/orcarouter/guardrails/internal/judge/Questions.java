/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.judge;

import ai.orcarouter.guardrails.internal.rule.AdvancedChecks.Outcome;
import ai.orcarouter.guardrails.internal.rule.Hit;
import ai.orcarouter.guardrails.internal.rule.LocalCheck;
import ai.orcarouter.guardrails.internal.rule.ScreenRequest;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.TokenCost;
import ai.orcarouter.guardrails.spi.ExternalGuardrail;
import ai.orcarouter.guardrails.spi.GroundingVerifier;
import ai.orcarouter.guardrails.spi.JudgeModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One question to one of the host's services, and what its answer means. Thread-safe. */
public final class Questions {
    private static final String EXTERNAL = "external: ";
    private static final String FAITHFUL = """
            You check whether an answer is borne out by its sources. Give a score from 0 to 1: 1 when every statement of
            the answer follows from the sources, 0 when it contradicts them or is made up. The text holds the sources and
            then the answer.""";

    private final @Nullable JudgeModel judge;
    private final @Nullable ExternalGuardrail external;
    private final GroundingVerifier verifier;
    private final Budget budget;
    private final AnswerCache cache;

    /** Asks these services; a rule whose service is null fails. */
    public Questions(
            @Nullable JudgeModel judge,
            @Nullable ExternalGuardrail external,
            GroundingVerifier verifier,
            Settings settings) {
        this.judge = judge;
        this.external = external;
        this.verifier = verifier;
        this.budget = new Budget(settings.centsPerHour(), settings.clock());
        this.cache = new AnswerCache(settings.cacheEntries(), settings.cacheTime(), settings.clock());
    }

    Outcome ask(GuardrailRule rule, ScreenRequest request, String text, long millis) throws Exception {
        if (rule.check() instanceof RuleCheck.LlmJudge check) {
            return judge(rule, check, text, millis);
        }
        if (rule.check() instanceof RuleCheck.External check) {
            return external(rule, check, request, text, millis);
        }
        if (rule.check() instanceof RuleCheck.Grounding check) {
            return grounding(rule, check, request, text, millis);
        }
        throw new IllegalStateException("decided here: " + rule.type());
    }

    private static Outcome said(GuardrailRule rule, boolean fired, String detail, TokenCost cost) {
        return said(rule, fired, detail, "", cost);
    }

    private static Outcome said(GuardrailRule rule, boolean fired, String detail, String words, TokenCost cost) {
        return new Outcome(rule, fired, detail, words, List.of(), null, cost);
    }

    private Outcome judge(GuardrailRule rule, RuleCheck.LlmJudge check, String text, long millis) throws Exception {
        String key = digest(
                check.model(),
                check.rubric(),
                check.format().name() + check.threshold(),
                check.categories().toString(),
                text);
        Optional<Judgement> known = cache.find(key);
        if (known.isPresent()) {
            return said(rule, known.get().fired(), known.get().detail(), TokenCost.NONE);
        }
        if (judge == null) {
            return Asker.failed(rule, "no model is wired", TokenCost.NONE);
        }
        Prompt prompt = Prompt.of(check.rubric(), check.format(), check.categories(), text, key.substring(0, 16));
        JudgeModel.Question question = new JudgeModel.Question(check.model(), prompt.system(), prompt.user(), millis);
        TokenCost cost = TokenCost.NONE;
        for (int attempt = 0; attempt < 2; attempt++) {
            if (!budget.hasLeft()) {
                return Asker.failed(rule, "the budget of judges is spent", cost);
            }
            JudgeModel.Answer answer = judge.ask(question);
            budget.spend(answer.cents());
            cost = cost.plus(new TokenCost(1, answer.inputTokens(), answer.outputTokens(), answer.cents()));
            Optional<Judgement> read = Judgement.read(check, answer.text());
            if (read.isPresent()) {
                cache.keep(key, read.get());
                return said(rule, read.get().fired(), read.get().detail(), cost);
            }
        }
        return Asker.failed(rule, "the answer is not of the form that was asked for", cost);
    }

    private Outcome external(
            GuardrailRule rule, RuleCheck.External check, ScreenRequest request, String text, long millis)
            throws Exception {
        if (external == null) {
            return Asker.failed(rule, "no service is wired", TokenCost.NONE);
        }
        ExternalGuardrail.Answer answer = external.screen(new ExternalGuardrail.Request(
                check.vendor().name().toLowerCase(Locale.ROOT),
                check.connectionId(),
                request.stage().wire(),
                text,
                millis));
        // services in languages and libraries without checks for null leave out what they have nothing to say about
        String words = Objects.requireNonNullElse(answer.detail(), "");
        return switch (answer.verdict()) {
            case ALLOW -> said(rule, false, EXTERNAL, words, TokenCost.NONE);
            case BLOCK -> said(with(rule, GuardrailAction.BLOCK), true, EXTERNAL, words, TokenCost.NONE);
            case FLAG -> said(with(rule, GuardrailAction.FLAG), true, EXTERNAL, words, TokenCost.NONE);
            case MASK -> masked(rule, words, text, answer.replacements());
        };
    }

    private static Outcome masked(
            GuardrailRule rule, String words, String text, List<ExternalGuardrail.Replacement> replacements) {
        List<Hit> hits = new ArrayList<>();
        boolean masks = false;
        for (ExternalGuardrail.Replacement replacement : replacements) {
            if (replacement.start() < 0
                    || replacement.end() < replacement.start()
                    || replacement.end() > text.length()) {
                return Asker.failed(rule, "the answer replaces what is not there", TokenCost.NONE);
            }
            masks |= replacement.end() > replacement.start();
            hits.add(new Hit(
                    "external",
                    splitsPair(text, replacement.start()) ? replacement.start() - 1 : replacement.start(),
                    splitsPair(text, replacement.end()) ? replacement.end() + 1 : replacement.end(),
                    Objects.requireNonNullElse(replacement.replacement(), LocalCheck.REDACTED),
                    GuardrailAction.MASK));
        }
        return masks
                ? new Outcome(with(rule, GuardrailAction.MASK), true, EXTERNAL, words, hits, null, TokenCost.NONE)
                : Asker.failed(rule, "the answer masks nothing", TokenCost.NONE);
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private Outcome grounding(
            GuardrailRule rule, RuleCheck.Grounding check, ScreenRequest request, String text, long millis)
            throws Exception {
        List<String> sources = cut(request.sources(), check.maxBytes());
        if (sources.isEmpty()) {
            return check.strict()
                    ? said(with(rule, GuardrailAction.BLOCK), true, "grounding: no sources", TokenCost.NONE)
                    : said(rule, false, "grounding: no sources", TokenCost.NONE);
        }
        if (!check.model().isEmpty()) {
            return faithfulness(rule, check, sources, text, millis);
        }
        double least = 1;
        boolean isKnown = true;
        for (GroundingVerifier.Claim claim : verifier.verify(request.question(), text, sources)) {
            isKnown &= Double.isFinite(claim.support());
            least = claim.support() < least ? claim.support() : least;
        }
        if (!isKnown && least >= check.threshold()) {
            return Asker.failed(rule, "the comparison gives a support that is no number", TokenCost.NONE);
        }
        String detail = String.format(Locale.ROOT, "grounding: support %.2f", least);
        return said(rule, least < check.threshold(), detail, TokenCost.NONE);
    }

    /** A judge gives faithfulness, of which too little fires; a judge's rule fires on too much. */
    private Outcome faithfulness(
            GuardrailRule rule, RuleCheck.Grounding check, List<String> sources, String text, long millis)
            throws Exception {
        RuleCheck.LlmJudge atLeast = new RuleCheck.LlmJudge(
                check.model(),
                check.rubric().isEmpty() ? FAITHFUL : check.rubric(),
                RuleCheck.LlmJudge.Format.SCORE,
                check.threshold(),
                List.of(),
                millis,
                !check.strict());
        String both = "Sources:\n" + String.join("\n\n", sources) + "\n\nAnswer:\n" + text;
        Outcome outcome = judge(rule, atLeast, both, millis);
        return outcome.failureOrNull() != null
                ? outcome
                : said(rule, !outcome.fired(), outcome.detail().replace("judge:", "grounding:"), outcome.cost());
    }

    private static List<String> cut(List<String> sources, long maxBytes) {
        List<String> out = new ArrayList<>();
        long left = maxBytes;
        for (String source : sources) {
            int end = 0;
            while (end < source.length() && left > 0) {
                int point = source.codePointAt(end);
                left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
                end += left < 0 ? 0 : Character.charCount(point);
            }
            if (end > 0) {
                out.add(source.substring(0, end));
            }
        }
        return out;
    }

    private static GuardrailRule with(GuardrailRule rule, GuardrailAction action) {
        return new GuardrailRule(rule.id(), rule.label(), rule.stage(), action, "", false, rule.check());
    }

    private static String digest(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
                sha.update((byte) ':');
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
