/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.workspace.AuditRows;
import ai.orcarouter.firewall.internal.workspace.Draft;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSettings;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSnapshot;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.firewall.model.DocumentFault;
import ai.orcarouter.firewall.model.Explanation;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallSettings;
import ai.orcarouter.firewall.model.RuleTrace;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.WebhookSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The management operations of one workspace (REFERENCE 2.21, 7 to 9). Each takes the actor on whose behalf it is done
 * and refuses with {@link ErrorCode#FORBIDDEN} whom the host's {@code AccessPolicy} does not let do it; by default that
 * is the role table of REFERENCE 8.
 *
 * <p>Writes, versions, errors and thread-safety are as {@link PolicyAdmin} says.
 */
public final class FirewallAdmin {
    /** The {@code expectedVersion} of callers that overwrite whatever is stored. */
    public static final long ANY_VERSION = Draft.ANY_VERSION;

    private final Administration admin;
    private final PolicyAdmin policies;
    private final KeyAdmin keys;

    FirewallAdmin(Administration admin) {
        this.admin = admin;
        policies = new PolicyAdmin(admin);
        keys = new KeyAdmin(admin);
    }

    /** The policies and their rules. */
    public PolicyAdmin policies() {
        return policies;
    }

    /** The keys. */
    public KeyAdmin keys() {
        return keys;
    }

    /** The settings; needs a Viewer. */
    public FirewallSettings settings(Actor actor) {
        WorkspaceSnapshot snapshot = admin.read(actor, AdminOperation.READ_SETTINGS);
        return shown(snapshot.settings(), version(snapshot));
    }

    /**
     * Changes the settings; needs a Developer.
     *
     * @param webhookUrl where approval notices go: an https URL that the address policy accepts, or empty for nowhere
     * @param webhookSecretOrNull the new secret, 1 to 255 characters, which is kept sealed and never shown; null keeps
     *     the stored one
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every fault, with
     *     {@link ErrorCode#INVALID_CONFIGURATION} when the host has no keyset for credentials, and with
     *     {@link ErrorCode#STALE_VERSION}
     */
    public FirewallSettings putSettings(
            Actor actor,
            boolean observeMode,
            String webhookUrl,
            @Nullable Secret webhookSecretOrNull,
            long expectedVersion) {
        return admin.write(actor, AdminOperation.WRITE_SETTINGS, draft -> {
            Draft.requireVersion("the settings", version(draft.base()), expectedVersion);
            WebhookSettings old = draft.base().settings().webhook();
            boolean same = webhookSecretOrNull == null && webhookUrl.equals(old.url());
            WebhookSettings webhook = same
                    ? old
                    : new ApprovalWebhook(admin.sealer(), admin.addresses())
                            .change(admin.workspace(), old, webhookUrl, webhookSecretOrNull);
            WorkspaceSettings settings = new WorkspaceSettings(observeMode, webhook);
            ConfigDocument stored = draft.put(DocumentKinds.FIREWALL_SETTINGS, DocumentKinds.SINGLE, settings.encode());
            draft.record(
                    AuditRows.SETTINGS_UPDATE,
                    DocumentKinds.FIREWALL_SETTINGS,
                    DocumentKinds.SINGLE,
                    "",
                    Map.of(
                            "firewall_observe_mode",
                            observeMode,
                            "approval_webhook_enabled",
                            webhook.enabled(),
                            "approval_webhook_url_changed",
                            !webhookUrl.equals(old.url()),
                            "approval_webhook_secret_changed",
                            webhookSecretOrNull != null));
            return shown(settings, stored.version());
        });
    }

    private static long version(WorkspaceSnapshot snapshot) {
        return snapshot.document(DocumentKinds.FIREWALL_SETTINGS, DocumentKinds.SINGLE)
                .map(ConfigDocument::version)
                .orElse(0L);
    }

    private static FirewallSettings shown(WorkspaceSettings settings, long version) {
        WebhookSettings webhook = settings.webhook();
        return new FirewallSettings(settings.observeMode(), webhook.url(), webhook.hasSecret(), version);
    }

    /**
     * What a policy, stored or not, says of a call on the call's own surface, with every candidate rule (REFERENCE
     * 2.20); needs a Developer. Nothing is stored, recorded or looked up: names do not resolve, and the run has done
     * nothing. The policy is taken as enabled.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every fault of the policy
     */
    public Explanation test(Actor actor, FirewallPolicy policy, ToolCall call) {
        admin.require(actor, AdminOperation.TEST_POLICIES);
        FirewallPolicy enabled = policy.toBuilder().enabled(true).build();
        List<Issue> issues = admin.configuration().validate(enabled);
        if (issues.stream().anyMatch(Issue::isError)) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        Decider decider = admin.configuration().dryRun().decider(enabled);
        List<RuleTrace> trace = new ArrayList<>();
        return new Explanation(
                decider.evaluate(
                        call,
                        (rule, destination, matched, detail) ->
                                trace.add(new RuleTrace(rule, destination, matched, detail))),
                trace);
    }

    /** Audit rows, newest first; needs an Admin. {@link AuditQuery#before} asks for the next page. */
    public List<AuditEntry> audit(Actor actor, AuditQuery query) {
        admin.require(actor, AdminOperation.READ_AUDIT);
        return admin.store().audit(admin.workspace(), query);
    }

    /** Every stored document that this process cannot use; needs a Viewer. */
    public List<DocumentFault> faults(Actor actor) {
        return admin.read(actor, AdminOperation.READ_POLICIES).faults();
    }
}
