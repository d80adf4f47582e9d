/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.crypto.VerificationKey;
import ai.orcarouter.core.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Public keys as a file that is given to whoever verifies reports or checkpoints, by another way than the reports
 * themselves: {@code {"keys":[{"key_id":"orca-...","public_key":"<Base64 of the 32 bytes>"}]}}. Stateless.
 */
public final class TrustedKeys {
    private TrustedKeys() {}

    /** Writes keys, by id; the same keys always give the same text. */
    public static String toJson(Collection<VerificationKey> keys) {
        return CanonicalJson.write(Map.of(
                "keys",
                keys.stream()
                        .distinct()
                        .sorted(Comparator.comparing(VerificationKey::id))
                        .map(key -> Map.of(
                                "key_id", key.id(),
                                "public_key", Base64.getEncoder().encodeToString(key.raw())))
                        .toList()));
    }

    /**
     * Reads keys.
     *
     * @throws IllegalArgumentException for another text, a key of another length, and an id that is not the key's own
     */
    public static List<VerificationKey> fromJson(String json) {
        if (!(PlainValues.object(json).get("keys") instanceof List<?> rows)) {
            throw new IllegalArgumentException("not a list of public keys");
        }
        List<VerificationKey> keys = new ArrayList<>();
        for (Object row : rows) {
            if (!(row instanceof Map<?, ?> members)
                    || !(members.get("key_id") instanceof String id)
                    || !(members.get("public_key") instanceof String base64)) {
                throw new IllegalArgumentException("a public key has a key_id and a public_key");
            }
            VerificationKey key = VerificationKey.ofRaw(Base64.getDecoder().decode(base64));
            if (!key.id().equals(id)) {
                throw new IllegalArgumentException("the key named " + id + " has the id " + key.id());
            }
            keys.add(key);
        }
        return List.copyOf(keys);
    }
}
