/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.AgentKeyCodec;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.guardrails.model.AttachedKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that guardrails are attached to. A key that cannot be read is refused by its gate, so it has none. */
public final class AttachedKeys {
    private AttachedKeys() {}

    /** The keys of one guardrail, in the order of their documents. */
    public static List<AttachedKey> of(ConfigSnapshot stored, long guardrail) {
        List<AttachedKey> out = new ArrayList<>();
        for (ConfigDocument document : stored.documents(DocumentKinds.KEY)) {
            read(document)
                    .filter(key -> key.guardrailId() == guardrail)
                    .ifPresent(key -> out.add(new AttachedKey(key.id(), key.name())));
        }
        return List.copyOf(out);
    }

    /** How many keys each guardrail has. */
    public static Map<Long, Integer> count(ConfigSnapshot stored) {
        Map<Long, Integer> out = new HashMap<>();
        for (ConfigDocument document : stored.documents(DocumentKinds.KEY)) {
            read(document).ifPresent(key -> out.merge(key.guardrailId(), 1, Integer::sum));
        }
        return out;
    }

    private static Optional<AgentKey> read(ConfigDocument document) {
        try {
            return document.json().map(AgentKeyCodec::decode);
        } catch (OrcaException e) {
            return Optional.empty();
        }
    }
}
