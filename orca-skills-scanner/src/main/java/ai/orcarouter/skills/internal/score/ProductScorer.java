/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.pass.Approved;
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
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final String MCP = "mcp__";
    private static final Set<String> DATA_SCOPES = Set.of("pii", "financial", "customer");
    private static final List<String> SEVERITIES = List.of("error", "warn", "info");
    private static final Set<String> INJECTIONS = Set.of("ORCA-SK-401", "ORCA-SK-402");

    private final Set<ManifestFinding> findings = new LinkedHashSet<>();
    private final List<ScorePart> parts = new ArrayList<>();

    private ProductScorer() {}

    /**
     * The score of a manifest.
     *
     * @param subject the package with its manifest
     * @param used what its code uses
     * @param content what the rules found, of which the overrides in the manifest's own text count here too
     * @param origin where the host says that it came from
     * @param signed whether a signature verifies against a trusted publisher
     * @param approved whether a host is approved; null when no operator list was given
     * @param reputation points that the host's experience adds or takes away
     * @param mask hides credentials in what is shown
     */
    public static ProductScore of(
            Subject subject,
            SkillScope used,
            List<SkillFinding> content,
            SkillOrigin origin,
            boolean signed,
            @org.jspecify.annotations.Nullable Predicate<String> approved,
            int reputation,
            SecretMask mask) {
        ProductScorer scorer = new ProductScorer();
        Manifest manifest = subject.manifest();
        scorer.capabilities(manifest.scopes());
        scorer.network(manifest, used, approved);
        for (SkillFinding finding : content) {
            if (INJECTIONS.contains(finding.rule()) && finding.severity().compareTo(FindingSeverity.MEDIUM) >= 0) {
                scorer.add("prompt_injection", finding.evidence(), "warn");
            }
        }
        ManifestOrders.in(subject).forEach(scorer::order);
        scorer.creep(manifest, content);
        if (origin == SkillOrigin.REGISTRY && !signed) {
            scorer.add("unsigned", manifest.name(), "warn");
            scorer.parts.add(new ScorePart("unsigned", 15));
        }
        scorer.weigh("tool_creep", CREEP, MAX_CREEP);
        scorer.weigh("prompt_injection", INJECTION, MAX_INJECTION);
        scorer.weigh("network_egress", EGRESS, MAX_EGRESS);
        scorer.weigh("data_scope", DATA, MAX_DATA);
        if (reputation != 0) {
            scorer.parts.add(new ScorePart("reputation", reputation));
        }
        return scorer.result(signed, mask);
    }

    /** A phrase that nothing else has found, or a part of it. */
    private void order(String phrase) {
        String lower = phrase.toLowerCase(Locale.ROOT);
        boolean known = findings.stream()
                .filter(finding -> finding.kind().equals("prompt_injection"))
                .map(finding -> finding.target().toLowerCase(Locale.ROOT))
                .anyMatch(other -> lower.contains(other) || other.contains(lower));
        if (!known) {
            add("prompt_injection", phrase, "warn");
        }
    }

    private void add(String kind, String target, String severity) {
        findings.add(new ManifestFinding(kind, target, severity));
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
        List<String> unsafe = FileScopes.unsafe(scopes.get("filesystem"));
        unsafe.forEach(path -> add("fs_write_unsafe", path, "error"));
        if (!unsafe.isEmpty()) {
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

    private static List<?> items(@org.jspecify.annotations.Nullable Object value) {
        if (value == null || Boolean.FALSE.equals(value)) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    private void network(
            Manifest manifest, SkillScope used, @org.jspecify.annotations.Nullable Predicate<String> approved) {
        boolean explicit = manifest.scopes().containsKey("network");
        if (approved == null && !explicit) {
            return;
        }
        Predicate<String> declared = Approved.hosts(items(manifest.scopes().get("network")).stream()
                .map(ProductScorer::host)
                .toList());
        for (String host : used.hosts()) {
            boolean listed = declared.test(host) || (approved != null && approved.test(host));
            if (!listed) {
                add("network_egress", host, "warn");
            }
        }
    }

    /** The host of an entry that is a host, an address or a URL. */
    private static String host(Object entry) {
        Object named = entry instanceof Map<?, ?> map ? map.get("host") : entry;
        String text = String.valueOf(named).strip().toLowerCase(Locale.ROOT);
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return text;
        }
        String rest = text.substring(scheme + 3);
        int end = 0;
        while (end < rest.length() && "/:?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end);
    }

    /** Tools that the manifest says are used, and those that programs call, as the rule about it found. */
    private void creep(Manifest manifest, List<SkillFinding> content) {
        Set<String> allowed = manifest.allowedTools();
        if (allowed == null || allowed.contains("*")) {
            return;
        }
        Set<String> tools = new TreeSet<>(manifest.usedTools());
        content.stream()
                .filter(finding ->
                        finding.rule().equals(UNDECLARED) && finding.evidence().startsWith(MCP))
                .forEach(finding -> tools.add(finding.evidence()));
        for (String tool : tools) {
            if (!tool.isEmpty() && allowed.stream().noneMatch(each -> covers(each, tool))) {
                add("tool_creep", tool, "error");
            }
        }
    }

    /** {@code Bash(git:*)} lets use {@code Bash}, {@code mcp__server} every tool of it. */
    private static boolean covers(String declared, String tool) {
        String name = bare(declared);
        String wanted = bare(tool);
        return name.equals(wanted)
                || (name.startsWith(MCP) && wanted.startsWith(name + "__"))
                || (name.endsWith("*") && wanted.startsWith(name.substring(0, name.length() - 1)));
    }

    private static String bare(String tool) {
        int open = tool.indexOf('(');
        return (open < 0 ? tool : tool.substring(0, open)).strip();
    }

    private void weigh(String kind, int each, int most) {
        long count = findings.stream().filter(f -> f.kind().equals(kind)).count();
        if (count > 0) {
            parts.add(new ScorePart(kind, (int) Math.min(count * each, most)));
        }
    }

    private ProductScore result(boolean signed, SecretMask mask) {
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
        List<ManifestFinding> shown = findings.stream()
                .sorted(Comparator.comparingInt(finding -> SEVERITIES.indexOf(finding.severity())))
                .limit(MAX_SHOWN)
                .map(finding -> new ManifestFinding(finding.kind(), mask.hide(finding.target()), finding.severity()))
                .toList();
        return new ProductScore(score, Band.ofProductScore(score), verdict, shown, parts);
    }
}
