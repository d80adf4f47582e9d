/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.core.crypto.VerificationKey;
import ai.orcarouter.core.crypto.Verifier;
import ai.orcarouter.skills.model.SkillSignature;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The publishers whose signatures count, and their Ed25519 keys, as the host states them (REFERENCE 6.6, SEMANTICS
 * 9.1). Immutable and thread-safe.
 */
public final class TrustedPublishers {
    private static final TrustedPublishers NONE = new TrustedPublishers(Map.of());

    private final Map<String, Verifier> publishers;

    private TrustedPublishers(Map<String, Verifier> publishers) {
        this.publishers = publishers;
    }

    /** Nobody: no signature counts. */
    public static TrustedPublishers none() {
        return NONE;
    }

    /**
     * Publishers by name, each with its keys.
     *
     * @throws IllegalArgumentException for an empty name
     */
    public static TrustedPublishers of(Map<String, ? extends Collection<VerificationKey>> keys) {
        Map<String, Verifier> publishers = new LinkedHashMap<>();
        keys.forEach((name, held) -> {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a publisher needs a name");
            }
            publishers.put(name, Verifier.trusting(held));
        });
        return new TrustedPublishers(publishers);
    }

    /**
     * Who signed some content.
     *
     * @param contentHash of the scan
     * @param signatureOrNull what is said to be the signature
     * @param stated the publisher that the host names; empty to take any
     * @return the name; empty when no trusted publisher, or another one than the stated, signed just this content
     */
    public Optional<String> signer(String contentHash, @Nullable SkillSignature signatureOrNull, String stated) {
        if (signatureOrNull == null) {
            return Optional.empty();
        }
        byte[] value;
        try {
            value = Base64.getDecoder().decode(signatureOrNull.value());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] message = SkillSignature.message(contentHash);
        return publishers.entrySet().stream()
                .filter(each -> stated.isEmpty() || each.getKey().equals(stated))
                .filter(each ->
                        each.getValue().verify(signatureOrNull.keyId(), message, value) == Verifier.Outcome.VALID)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
