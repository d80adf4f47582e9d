/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import ai.orcarouter.skills.internal.manifest.Manifest;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The documented product score over the manifest (REFERENCE 6.2 and 6.3; SEMANTICS 9.1 and 9.2). Weights of
 * capabilities apply only to what an explicit {@code scopes} object asks for.
 */
public final class ProductScorer {
    private static final int CREEP = 15;
    private static final int INJECTION = 10;
    private static final int EGRESS = 10;
    private static final int DATA = 5;
    private static final int CAP = 2;

    private final List<ManifestFinding> findings = new ArrayList<>();
    private final List<ScorePart> parts = new ArrayList<>();

    private ProductScorer() {}

    /**
     * The score of a manifest.
     *
     * @param content what the rules found, of which the overrides in the manifest's own text count here too
     * @param origin where the host says that it came from
     * @param signed whether a signature verifies against a trusted publisher
     * @param approved whether a host is approved; null when no operator list was given
     * @param reputation points that the host's experience adds or takes away
     */
    public static ProductScore of(
            Manifest manifest,
            SkillScope used,
            List<SkillFinding> content,
            SkillOrigin origin,
            boolean signed,
            @org.jspecify.annotations.Nullable Predicate<String> approved,
            int reputation) {
        ProductScorer scorer = new ProductScorer();
        scorer.capabilities(manifest.scopes());
        scorer.network(manifest, used, approved);
        for (SkillFinding finding : content) {
            if (finding.rule().equals("ORCA-SK-401") && finding.severity().compareTo(FindingSeverity.MEDIUM) >= 0) {
                scorer.add("prompt_injection", finding.evidence(), "warn");
            }
        }
        scorer.creep(manifest);
        if (origin == SkillOrigin.REGISTRY && !signed) {
            scorer.add("unsigned", manifest.name(), "warn");
            scorer.parts.add(new ScorePart("unsigned", 15));
        }
        scorer.weigh("tool_creep", CREEP);
        scorer.weigh("prompt_injection", INJECTION);
        scorer.weigh("network_egress", EGRESS);
        scorer.weigh("data_scope", DATA);
        if (reputation != 0) {
            scorer.parts.add(new ScorePart("reputation", reputation));
        }
        return scorer.result(signed);
    }

    private void add(String kind, String target, String severity) {
        ManifestFinding finding = new ManifestFinding(kind, target, severity);
        if (!findings.contains(finding) && findings.size() < 200) {
            findings.add(finding);
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
        boolean unsafe = false;
        for (Object scope : items(scopes.get("filesystem"))) {
            Map<?, ?> members = scope instanceof Map<?, ?> map ? map : Map.of("path", scope, "mode", "read");
            String path = String.valueOf(members.get("path"));
            String mode = String.valueOf(members.get("mode")).toLowerCase(Locale.ROOT);
            if (mode.contains("w") && !isTemporary(path)) {
                add("fs_write_unsafe", path, "error");
                unsafe = true;
            }
        }
        if (unsafe) {
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
            if (Set.of("pii", "financial", "customer").contains(scope)) {
                add("data_scope", scope, "info");
            }
        }
    }

    private static boolean isOn(@org.jspecify.annotations.Nullable Object value) {
        return value != null && !Boolean.FALSE.equals(value) && !items(value).equals(List.of());
    }

    private static List<?> items(@org.jspecify.annotations.Nullable Object value) {
        if (value == null || Boolean.FALSE.equals(value)) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    /** Whether a path is in /tmp after its dots were followed. */
    private static boolean isTemporary(String path) {
        java.util.ArrayDeque<String> names = new java.util.ArrayDeque<>();
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            String name = path.substring(from, to);
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
            from = to + 1;
        }
        return path.startsWith("/") && "tmp".equals(names.peekFirst());
    }

    private void network(
            Manifest manifest, SkillScope used, @org.jspecify.annotations.Nullable Predicate<String> approved) {
        boolean explicit = manifest.scopes().containsKey("network");
        if (approved == null && !explicit) {
            return;
        }
        List<String> declared = items(manifest.scopes().get("network")).stream()
                .map(value -> String.valueOf(value).toLowerCase(Locale.ROOT))
                .toList();
        for (String host : used.hosts()) {
            boolean listed = declared.contains(host) || (approved != null && approved.test(host));
            if (!listed) {
                add("network_egress", host, "warn");
            }
        }
    }

    private void creep(Manifest manifest) {
        Set<String> allowed = manifest.allowedTools();
        if (allowed == null || allowed.contains("*")) {
            return;
        }
        for (String tool : manifest.usedTools()) {
            if (!tool.isEmpty() && !allowed.contains(tool)) {
                add("tool_creep", tool, "error");
            }
        }
    }

    private void weigh(String kind, int each) {
        long count = findings.stream().filter(f -> f.kind().equals(kind)).count();
        if (count > 0) {
            parts.add(new ScorePart(kind, each * (int) Math.min(count, CAP)));
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
        return new ProductScore(score, Band.ofProductScore(score), verdict, findings, parts);
    }
}
