/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.config.DocumentHistory;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.guardrails.model.AttachedKey;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.StoredGuardrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The changes of guardrails: each is checked as a whole against the snapshot it is computed from (REFERENCE 4.1). */
public final class GuardrailEdits {
    private final ConfigDraft<?> draft;
    private final GuardrailSnapshot base;
    private final GuardrailDocuments documents;

    /** Edits that go into {@code draft}, which was computed from {@code base}. */
    public GuardrailEdits(ConfigDraft<?> draft, GuardrailSnapshot base, GuardrailDocuments documents) {
        this.draft = draft;
        this.base = base;
        this.documents = documents;
    }

    /** A stored guardrail, whether it can be used or not. */
    public GuardrailEntry find(long id, long expectedVersion) {
        GuardrailEntry entry = base.entry(id).orElseThrow(() -> ConfigDraft.notFound("guardrail " + id));
        ConfigDraft.requireVersion("guardrail " + id, entry.document().version(), expectedVersion);
        return entry;
    }

    /** Stores a new guardrail under a new id. */
    public StoredGuardrail create(Guardrail authored) {
        Guardrail guardrail = numbered(Ids.take(draft), authored, List.of());
        GuardrailAudit.guardrail(draft, GuardrailAudit.CREATE, guardrail, Map.of());
        return save(guardrail);
    }

    /** Stores the next version of a guardrail. */
    public StoredGuardrail update(GuardrailEntry old, Guardrail authored) {
        Guardrail before = old.readable();
        Guardrail guardrail = numbered(before.id(), authored, before.rules());
        GuardrailAudit.guardrail(draft, GuardrailAudit.UPDATE, guardrail, Map.of());
        return save(guardrail);
    }

    /** Refuses when the caller has seen another version than the newest one, which may be a deletion. */
    public void requireVersion(long id, long expectedVersion) {
        long newest = draft.newestVersion(DocumentKinds.GUARDRAIL, Long.toString(id));
        ConfigDraft.requireVersion("guardrail " + id, newest, expectedVersion);
    }

    /** Stores an old version of a guardrail again, whether it still exists or not. */
    public StoredGuardrail revert(Guardrail old, long fromVersion) {
        long version = draft.newestVersion(DocumentKinds.GUARDRAIL, Long.toString(old.id())) + 1;
        GuardrailAudit.guardrail(
                draft, GuardrailAudit.REVERT, old, DocumentHistory.revertPayload(version, fromVersion));
        return save(old);
    }

    /** Deletes a guardrail to which no key is attached. What was marked stays: it may come back. */
    public void delete(GuardrailEntry entry) {
        String id = entry.document().id();
        List<AttachedKey> keys = AttachedKeys.of(base.stored(), Ids.parse(id));
        if (!keys.isEmpty()) {
            String names = keys.stream().map(key -> "key " + key.id()).collect(Collectors.joining(", "));
            throw new OrcaException(ErrorCode.STILL_REFERENCED, "guardrail " + id + " is attached to " + names);
        }
        draft.put(DocumentKinds.GUARDRAIL, id, null);
        Guardrail guardrail = entry.guardrailOrNull();
        if (guardrail == null) {
            GuardrailAudit.unreadable(draft, GuardrailAudit.DELETE, id);
        } else {
            GuardrailAudit.guardrail(draft, GuardrailAudit.DELETE, guardrail, Map.of());
        }
    }

    /** The same under an id, with ids for rules that have none; no rule gets the id of one that is or was there. */
    private static Guardrail numbered(long id, Guardrail authored, List<GuardrailRule> before) {
        long next = 1;
        for (GuardrailRule rule : before) {
            next = Math.max(next, rule.id() + 1);
        }
        for (GuardrailRule rule : authored.rules()) {
            next = Math.max(next, rule.id() + 1);
        }
        List<GuardrailRule> rules = new ArrayList<>();
        for (GuardrailRule rule : authored.rules()) {
            rules.add(rule.id() == 0 ? rule.withId(next++) : rule);
        }
        return authored.toBuilder().id(id).rules(rules).build();
    }

    private StoredGuardrail save(Guardrail guardrail) {
        List<Issue> issues = documents.check(guardrail);
        if (issues.stream().anyMatch(Issue::isError)) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        for (GuardrailEntry entry : base.entries()) {
            Guardrail other = entry.guardrailOrNull();
            if (other != null && other.id() != guardrail.id() && other.name().equals(guardrail.name())) {
                throw new OrcaException(
                        ErrorCode.DUPLICATE_NAME, "guardrail " + other.id() + " has the name \"" + other.name() + '"');
            }
        }
        ConfigDocument stored = put(guardrail);
        if (guardrail.isDefault()) {
            demoteOthers(guardrail.id());
        }
        return new StoredGuardrail(guardrail, stored.version(), stored.author(), stored.time(), issues);
    }

    private ConfigDocument put(Guardrail guardrail) {
        return draft.put(DocumentKinds.GUARDRAIL, Long.toString(guardrail.id()), documents.write(guardrail));
    }

    private void demoteOthers(long id) {
        for (GuardrailEntry entry : base.entries()) {
            Guardrail other = entry.guardrailOrNull();
            if (other == null && Ids.parse(entry.document().id()) != id) {
                String message = "guardrail " + entry.document().id() + ", which may be the default, " + entry.fault();
                throw new OrcaException(
                        ErrorCode.INVALID_DOCUMENT,
                        List.of(Issue.error("/is_default", "guardrail", message, "delete or repair it")));
            }
            if (other != null && other.id() != id && other.isDefault()) {
                Guardrail demoted = other.toBuilder().isDefault(false).build();
                put(demoted);
                GuardrailAudit.guardrail(draft, GuardrailAudit.UPDATE, demoted, Map.of());
            }
        }
    }
}
