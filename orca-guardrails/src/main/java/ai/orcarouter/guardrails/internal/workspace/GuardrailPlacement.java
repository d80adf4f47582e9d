/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.PolicyPlane.Change;
import ai.orcarouter.guardrails.model.Guardrail;
import java.util.List;
import java.util.function.Function;

/** Numbers a guardrail that comes from elsewhere for one workspace. */
public final class GuardrailPlacement {
    private GuardrailPlacement() {}

    /** What storing {@code authored} consists of: in place of the stored one of its name, or under a new id. */
    public static List<Change> place(
            Guardrail authored,
            ConfigSnapshot stored,
            Function<String, Guardrail> read,
            Function<Guardrail, String> write) {
        for (ConfigDocument document : stored.documents(DocumentKinds.GUARDRAIL)) {
            Guardrail old = read.apply(document.json().orElseThrow());
            if (old.name().equals(authored.name())) {
                return List.of(change(authored, old.id(), write));
            }
        }
        long id = Ids.free(stored);
        return List.of(
                change(authored, id, write),
                new Change(DocumentKinds.GUARDRAIL_NUMBERS, DocumentKinds.SINGLE, Ids.counter(id), true));
    }

    private static Change change(Guardrail authored, long id, Function<Guardrail, String> write) {
        Guardrail placed = authored.toBuilder().id(id).build();
        return Change.of(DocumentKinds.GUARDRAIL, Long.toString(id), write.apply(placed));
    }
}
