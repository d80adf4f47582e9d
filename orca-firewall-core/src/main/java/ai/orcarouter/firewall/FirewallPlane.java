/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.core.spi.PolicyTemplate;
import ai.orcarouter.firewall.internal.codec.PolicyWriter;
import ai.orcarouter.firewall.internal.match.Glob;
import ai.orcarouter.firewall.internal.pack.PolicyRealization;
import ai.orcarouter.firewall.internal.workspace.PolicyPlacement;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSettings;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The firewall as a plane (SEMANTICS 5.7). A document's JSON is that of {@link PolicyCodec}. Stateless and thread-safe.
 */
public final class FirewallPlane implements PackPlane {
    /** The name of the plane. */
    public static final String NAME = "firewall";

    private final WorkspaceDocuments codec;

    /** The plane of a workspace whose documents {@code codec} reads. */
    FirewallPlane(WorkspaceDocuments codec) {
        this.codec = codec;
    }

    /** The plane of a workspace with default limits and the built-in sanitizers. */
    public static FirewallPlane standard() {
        return new FirewallPlane(new WorkspaceDocuments(
                new FirewallEngineBuilder().configuration().dryRun()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String kind() {
        return DocumentKinds.FIREWALL_POLICY;
    }

    /**
     * The policies of an autonomy level (REFERENCE 3, 15.26, 15.28): {@code tight} denies by default and the tools of
     * both blocking presets by name, {@code balanced} audits by default and denies destructive shell, any other has
     * none.
     */
    @Override
    public List<Document> documentsForLevel(String level) {
        return switch (level) {
            case "tight" ->
                List.of(policy(
                        level,
                        Verdict.DENY,
                        FirewallTemplates.BLOCK_DESTRUCTIVE_SHELL,
                        FirewallTemplates.BLOCK_SSRF_EGRESS));
            case "balanced" -> List.of(policy(level, Verdict.AUDIT, FirewallTemplates.BLOCK_DESTRUCTIVE_SHELL));
            default -> List.of();
        };
    }

    private Document policy(String level, Verdict defaultVerdict, String... presets) {
        List<FirewallRule> rules = new ArrayList<>();
        for (String preset : presets) {
            rules.addAll(FirewallTemplates.policy(preset).rules());
        }
        FirewallPolicy policy = FirewallPolicy.builder(0, "Secure Agents (" + level + ")")
                .isDefault(true)
                .defaultVerdict(defaultVerdict)
                .rules(rules)
                .build();
        return new Document(kind(), policy.name(), write(policy));
    }

    private static String write(FirewallPolicy policy) {
        return PolicyCodec.standard().encode(policy, PolicyCodec.Format.JSON, PolicyCodec.WireForm.NATIVE);
    }

    /** Observe mode is on at level {@code permissive} and off at any other; where notices go stays as it is. */
    @Override
    public List<Change> settingsForLevel(String level, ConfigSnapshot stored) {
        Optional<String> json = stored.document(DocumentKinds.FIREWALL_SETTINGS, DocumentKinds.SINGLE)
                .flatMap(ConfigDocument::json);
        WorkspaceSettings now = json.map(WorkspaceSettings::decode).orElse(WorkspaceSettings.INITIAL);
        boolean observe = level.equals("permissive");
        if (now.observeMode() == observe) {
            return List.of();
        }
        WorkspaceSettings then = new WorkspaceSettings(observe, now.webhook());
        return List.of(Change.of(DocumentKinds.FIREWALL_SETTINGS, DocumentKinds.SINGLE, then.encode()));
    }

    @Override
    public List<Change> placed(Document document, ConfigSnapshot stored) {
        return PolicyPlacement.place(codec.policy(document.json()), stored, codec);
    }

    @Override
    public Standing standing(String json) {
        FirewallPolicy policy = codec.policy(json);
        return new Standing(policy.name(), policy.enabled(), policy.isDefault());
    }

    @Override
    public String withDefault(String json, boolean isDefault) {
        return codec.encode(codec.policy(json).toBuilder().isDefault(isDefault).build());
    }

    @Override
    public List<String> rules(String document) {
        return codec.authored(document).rules().stream()
                .map(FirewallPlane::write)
                .toList();
    }

    private static String write(FirewallRule rule) {
        return CanonicalJson.write(PolicyWriter.document(rule));
    }

    private List<FirewallRule> read(List<String> rules) {
        return codec.policy("{\"name\":\"rules\",\"rules\":[" + String.join(",", rules) + "]}")
                .rules();
    }

    /** {@inheritDoc} Rules have priorities, so the order of a list means nothing. */
    @Override
    public List<String> ordered(List<String> rules) {
        return rules;
    }

    /** {@inheritDoc} A policy observes in shadow mode; its rules stay as they are. */
    @Override
    public String withRules(String json, List<String> rules, boolean enforce) {
        FirewallPolicy policy = codec.policy(json);
        return codec.encode(
                policy.toBuilder().rules(read(rules)).shadowMode(!enforce).build());
    }

    @Override
    public String observing(String rule) {
        return rule;
    }

    @Override
    public String enforcing(String stored, String declared) {
        return stored;
    }

    @Override
    public Realization realization(String json, List<String> declared) {
        return PolicyRealization.of(codec.policy(json), read(declared), codec.suffixes());
    }

    /** {@inheritDoc} It does (REFERENCE 2.3). */
    @Override
    public boolean fallsBack() {
        return true;
    }

    /** {@inheritDoc} Surface and tool name tell; arguments and places are not looked at. */
    @Override
    public boolean concerns(String rule, Event event) {
        FirewallRule parsed = read(List.of(rule)).get(0);
        if (event.kind() != EventKind.EVALUATION) {
            return false;
        }
        boolean surface = parsed.stageOrNull() == null
                || event.surface().equals(parsed.stageOrNull().wire())
                || (parsed.stageOrNull() == Surface.EGRESS
                        && !event.destinations().isEmpty());
        return surface && Glob.parse(parsed.toolNameGlob()).matches(event.tool(), codec.suffixes());
    }

    @Override
    public List<Issue> validate(Document document) {
        try {
            return codec.check(codec.policy(document.json()));
        } catch (OrcaException e) {
            if (e.code() == ErrorCode.INVALID_DOCUMENT) {
                return e.issues();
            }
            throw e;
        }
    }

    @Override
    public List<PolicyTemplate> templates() {
        return FirewallTemplates.all();
    }
}
