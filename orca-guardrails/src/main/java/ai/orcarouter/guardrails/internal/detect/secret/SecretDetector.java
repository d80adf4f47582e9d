/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import ai.orcarouter.core.text.KeywordScanner;
import ai.orcarouter.guardrails.internal.detect.Detector;
import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.internal.detect.Passage;
import ai.orcarouter.guardrails.model.DetectionPlane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds credentials. Immutable but for a spare working place, thread-safe; takes time linear in the text.
 *
 * <p>Confidence says why a value is believed: from 0.9 for forms that no other text has, 0.85 for a value of the right
 * form next to the name of its service, 0.5 to 0.7 for something random that is assigned to a name such as
 * {@code api_key}. Values that vendors print in their manuals, and credentials of hosts nobody owns, are reported with
 * less than 0.5.
 */
public final class SecretDetector implements Detector {
    private final KeywordScanner scanner;
    private final Rule[][] rules;
    private final AtomicReference<Scan> spare = new AtomicReference<>();

    private SecretDetector(List<Rule> all) {
        Map<String, List<Rule>> byKeyword = new LinkedHashMap<>();
        for (Rule rule : all) {
            for (String keyword : rule.keywords()) {
                byKeyword.computeIfAbsent(keyword, k -> new ArrayList<>()).add(rule);
            }
        }
        scanner = KeywordScanner.of(List.copyOf(byKeyword.keySet()));
        rules = byKeyword.values().stream()
                .map(list -> list.toArray(new Rule[0]))
                .toArray(Rule[][]::new);
    }

    /** The detector with the packs of this version. */
    public static SecretDetector create() {
        List<Rule> all = new ArrayList<>(TokenRule.all());
        all.addAll(ProviderRule.all());
        all.addAll(CommandRules.all());
        all.addAll(DocumentRules.all());
        all.addAll(List.of(
                new PemRule(),
                new JwtRule(),
                new UrlRule(),
                new HeaderRule(),
                new ProseRule(),
                new SharedAccessRule(),
                new AssignmentRule()));
        return new SecretDetector(all);
    }

    @Override
    public DetectionPlane plane() {
        return DetectionPlane.SECRETS;
    }

    @Override
    public void detect(Passage passage, Findings findings) {
        String text = passage.text();
        int invented = 0;
        if (!passage.keyName().isEmpty()) {
            String member = passage.keyName() + ": ";
            text = member + text;
            invented = member.length();
        }
        Scan scan = spare.getAndSet(null);
        if (scan == null) {
            scan = new Scan(rules);
        }
        scan.begin(text, invented, findings);
        scanner.scan(text, 0, text.length(), scan);
        DottedRule.scan(scan);
        scan.finish();
        spare.set(scan);
    }
}
