/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.pass.Subject;
import ai.orcarouter.skills.internal.text.SecretMask;
import ai.orcarouter.skills.model.Band;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.ProductScore;
import ai.orcarouter.skills.model.ProductScore.ManifestFinding;
import ai.orcarouter.skills.model.ScanVerdict;
import ai.orcarouter.skills.model.ScorePart;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The documented product score over the manifest (REFERENCE 6.2 and 6.3; SEMANTICS 9.1 and 9.2). Weights of
 * capabilities apply only to what an explicit {@code scopes} object asks for.
 */
public final class ProductScorer {
    /** Points for each finding of a kind, and the most for all of them. */
    private static final int CREEP = 10;

    private static final int MAX_CREEP = 30;
    private static final int INJECTION = 10;
    private static final int MAX_INJECTION = 20;
    private static final int EGRESS = 5;
    private static final int MAX_EGRESS = 15;
    private static final int DATA = 3;
    private static final int MAX_DATA = 9;

    /** What people read of one manifest; the score and the verdict know the others. */
    private static final int MAX_SHOWN = 500;

    private static final String UNDECLARED = "ORCA-SK-601";
    private static final Set<String> DATA_SCOPES = Set.of("pii", "financial", "customer");
    private static final List<String> SEVERITIES = List.of("error", "warn", "info");
    private static final Set<String> INJECTIONS = Set.of("ORCA-SK-401", "ORCA-SK-402");

    private final Set<ManifestFinding> findings = new LinkedHashSet<>();
    private final Map<ManifestFinding, String> accepted = new LinkedHashMap<>();
    private final List<ScorePart> parts = new ArrayList<>();
    private final Judged content;
    private final SecretMask mask;

    private ProductScorer(Judged content, SecretMask mask) {
        this.content = content;
        this.mask = mask;
    }

    /**
     * The score of a manifest.
     *
     * @param subject the package with its manifest
     * @param used what its code uses
     * @param content what the rules found, of which the overrides in the manifest's own text count here too, and what
     *     is accepted
     * @param origin where the host says that it came from
     * @param signed whether a signature verifies against a trusted publisher
     * @param approved whether a host is approved; null when no operator list was given
     * @param reputation points that the host's experience adds or takes away
     * @param mask hides credentials in what is shown
     */
    public static ProductScore of(
            Subject subject,
            SkillScope used,
            Judged content,
            SkillOrigin origin,
            boolean signed,
            @org.jspecify.annotations.Nullable Predicate<String> approved,
            int reputation,
            SecretMask mask) {
        ProductScorer scorer = new ProductScorer(content, mask);
        Manifest manifest = subject.manifest();
        scorer.capabilities(manifest.scopes());
        ManifestHosts.unapproved(manifest, used, approved).forEach(host -> scorer.add("network_egress", host, "warn"));
        content.findings().stream().filter(ProductScorer::isOrder).forEach(each -> scorer.add(order(each)));
        Map<ManifestFinding, String> aside = new LinkedHashMap<>();
        content.suppressed().stream()
                .filter(each -> isOrder(each.finding()))
                .forEach(each -> aside.put(order(each.finding()), each.reason()));
        ManifestOrders.in(subject).forEach(phrase -> scorer.order(mask.hide(phrase), aside));
        aside.forEach(scorer::accept);
        scorer.creep(manifest);
        if (origin == SkillOrigin.REGISTRY && !signed && scorer.add("unsigned", manifest.name(), "warn")) {
            scorer.parts.add(new ScorePart("unsigned", 15));
        }
        scorer.weigh("tool_creep", CREEP, MAX_CREEP);
        scorer.weigh("prompt_injection", INJECTION, MAX_INJECTION);
        scorer.weigh("network_egress", EGRESS, MAX_EGRESS);
        scorer.weigh("data_scope", DATA, MAX_DATA);
        if (reputation != 0) {
            scorer.parts.add(new ScorePart("reputation", reputation));
        }
        return scorer.result(signed);
    }

    private static boolean isOrder(SkillFinding finding) {
        return INJECTIONS.contains(finding.rule()) && finding.severity().compareTo(FindingSeverity.MEDIUM) >= 0;
    }

    private static ManifestFinding order(SkillFinding finding) {
        return new ManifestFinding("prompt_injection", finding.evidence(), "warn");
    }

    /**
     * A phrase that nothing else has found, or a part of it.
     *
     * @param aside what rules found that is accepted; what is seen here too is a finding of the manifest nevertheless
     */
    private void order(String phrase, Map<ManifestFinding, String> aside) {
        String lower = phrase.toLowerCase(Locale.ROOT);
        Predicate<ManifestFinding> same = finding -> {
            String other = finding.target().toLowerCase(Locale.ROOT);
            return finding.kind().equals("prompt_injection") && (lower.contains(other) || other.contains(lower));
        };
        List<ManifestFinding> again = aside.keySet().stream().filter(same).toList();
        again.forEach(finding -> {
            aside.remove(finding);
            add(finding);
        });
        if (findings.stream().noneMatch(same) && accepted.keySet().stream().noneMatch(same)) {
            add("prompt_injection", phrase, "warn");
        }
    }

    private boolean add(String kind, String target, String severity) {
        return add(new ManifestFinding(kind, mask.hide(target), severity));
    }

    /** Whether it counts, because nobody has accepted it. */
    private boolean add(ManifestFinding finding) {
        Optional<String> reason = content.manifest().apply(finding);
        reason.ifPresentOrElse(text -> accepted.put(finding, text), () -> findings.add(finding));
        return reason.isEmpty();
    }

    private void accept(ManifestFinding finding, String reason) {
        if (!findings.contains(finding)) {
            accepted.putIfAbsent(finding, reason);
        }
    }

    /** The weights of REFERENCE 6.3, from an explicit scopes object only. */
    private void capabilities(Map<String, Object> scopes) {
        for (String name : List.of("shell", "exec")) {
            if (isOn(scopes.get(name))) {
                parts.add(new ScorePart("shell_execution", 30));
                break;
            }
        }
        if (isOn(scopes.get("eval"))) {
            parts.add(new ScorePart("code_eval", 30));
        }
        FileScopes.unsafe(scopes.get("filesystem")).forEach(path -> add("fs_write_unsafe", path, "error"));
        if (!findings.isEmpty()) {
            parts.add(new ScorePart("fs_write_outside_tmp", 25));
        }
        if (isOn(scopes.get("secrets"))) {
            parts.add(new ScorePart("secrets_read", 25));
        }
        if (!items(scopes.get("network")).isEmpty()) {
            parts.add(new ScorePart("network_egress", 20));
        }
        for (Object data : items(scopes.get("data"))) {
            String scope = String.valueOf(data).toLowerCase(Locale.ROOT);
            for (String word : scope.split("[^a-z]+", -1)) {
                if (DATA_SCOPES.contains(word)) {
                    add("data_scope", word, "info");
                }
            }
        }
    }

    private static boolean isOn(@org.jspecify.annotations.Nullable Object value) {
        return value != null && !Boolean.FALSE.equals(value) && !items(value).equals(List.of());
    }

    static List<?> items(@org.jspecify.annotations.Nullable Object value) {
        if (value == null || Boolean.FALSE.equals(value)) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    /** Tools that the manifest says are used, and those that programs call, as the rule about it found. */
    private void creep(Manifest manifest) {
        Set<String> allowed = manifest.allowedTools();
        if (allowed == null || allowed.contains("*")) {
            return;
        }
        Set<String> tools = new TreeSet<>(manifest.usedTools());
        content.findings().forEach(finding -> undeclared(finding).ifPresent(tools::add));
        for (String tool : tools) {
            if (!tool.isEmpty() && !DeclaredTools.cover(allowed, tool)) {
                add("tool_creep", tool, "error");
            }
        }
        content.suppressed()
                .forEach(each -> undeclared(each.finding())
                        .filter(tool -> !DeclaredTools.cover(allowed, tool))
                        .ifPresent(tool -> accept(new ManifestFinding("tool_creep", tool, "error"), each.reason())));
    }

    private static Optional<String> undeclared(SkillFinding finding) {
        return finding.rule().equals(UNDECLARED) && finding.evidence().startsWith(DeclaredTools.MCP)
                ? Optional.of(finding.evidence())
                : Optional.empty();
    }

    private void weigh(String kind, int each, int most) {
        long count = findings.stream().filter(f -> f.kind().equals(kind)).count();
        if (count > 0) {
            parts.add(new ScorePart(kind, (int) Math.min(count * each, most)));
        }
    }

    private ProductScore result(boolean signed) {
        boolean error = findings.stream().anyMatch(f -> f.severity().equals("error"));
        boolean warn = findings.stream().anyMatch(f -> f.severity().equals("warn"));
        if (signed) {
            parts.add(new ScorePart("signed", -10));
        }
        if (!error) {
            parts.add(new ScorePart("no_errors", -5));
        }
        int sum = parts.stream().mapToInt(ScorePart::points).sum();
        int score = Math.max(0, Math.min(100, sum));
        ScanVerdict verdict = error ? ScanVerdict.BLOCKED : warn ? ScanVerdict.FLAGGED : ScanVerdict.CLEAN;
        return new ProductScore(
                score,
                Band.ofProductScore(score),
                verdict,
                shown(findings),
                parts,
                shown(accepted.keySet()).stream()
                        .map(each -> new ProductScore.Accepted(each, accepted.getOrDefault(each, "")))
                        .toList());
    }

    private static List<ManifestFinding> shown(Collection<ManifestFinding> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(finding -> SEVERITIES.indexOf(finding.severity())))
                .limit(MAX_SHOWN)
                .toList();
    }
}
