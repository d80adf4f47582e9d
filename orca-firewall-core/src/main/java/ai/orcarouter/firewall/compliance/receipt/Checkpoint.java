/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.crypto.Signer;
import ai.orcarouter.core.crypto.Verifier;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ChainHead;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ends and lengths of all chains of a workspace at one moment, signed (SEMANTICS 5.4). Signed are the 64 ASCII
 * characters of {@link #hash}, with Ed25519. Whoever keeps it outside of the stores, in a file or a mail, can tell
 * later whether anything before it was touched.
 *
 * @param body what it states
 * @param keyId id of the key that signed
 * @param signature the 64 bytes of the signature in Base64 with padding
 */
public record Checkpoint(Body body, String keyId, String signature) {
    private static final String FORMAT = "orca.checkpoint.v1";

    private static final Limits LIMITS = Limits.defaults().toBuilder()
            .maxJsonBytes(16 << 20)
            .maxJsonMembers(1_000_000)
            .build();

    /**
     * What a checkpoint states.
     *
     * @param workspace the workspace
     * @param number counts its checkpoints from 1
     * @param previous {@link Checkpoint#hash} of the checkpoint before; empty for the first
     * @param time when it was made
     * @param restart whether the chains were not compared with the checkpoint before
     * @param audit the end of the audit chain
     * @param events the event chains, kept by writer and epoch
     */
    public record Body(
            String workspace,
            long number,
            String previous,
            Instant time,
            boolean restart,
            ChainHead audit,
            List<ChainState> events) {
        /** Orders the chains. */
        public Body {
            events = events.stream()
                    .sorted(Comparator.comparing(ChainState::writer).thenComparingLong(ChainState::epoch))
                    .toList();
        }

        private Map<String, Object> members() {
            Map<String, Object> out = new TreeMap<>();
            out.put("format", FORMAT);
            out.put("workspace", workspace);
            out.put("number", number);
            out.put("previous", previous);
            out.put("time", time.toString());
            out.put("restart", restart);
            out.put("audit", head(audit));
            out.put(
                    "events",
                    events.stream()
                            .map(chain -> Map.of(
                                    "writer", chain.writer(),
                                    "epoch", chain.epoch(),
                                    "start", head(chain.start()),
                                    "head", head(chain.head())))
                            .toList());
            return out;
        }

        private static Map<String, Object> head(ChainHead head) {
            return Map.of("sequence", head.sequence(), "hash", head.hash());
        }
    }

    static Checkpoint sign(Body body, Signer signer) {
        byte[] signature = signer.sign(hash(body).getBytes(US_ASCII));
        return new Checkpoint(body, signer.keyId(), Base64.getEncoder().encodeToString(signature));
    }

    /** SHA-256 of the canonical JSON of the body, 64 lower-case hexadecimal digits. */
    public String hash() {
        return hash(body);
    }

    private static String hash(Body body) {
        return Digests.sha256Hex(CanonicalJson.write(body.members()).getBytes(UTF_8));
    }

    /** Whether one of the trusted keys signed it. */
    public Verifier.Outcome verify(Verifier trusted) {
        try {
            return trusted.verify(
                    keyId, hash().getBytes(US_ASCII), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException notBase64) {
            return Verifier.Outcome.BAD_SIGNATURE;
        }
    }

    /** As one JSON object in canonical form, to be kept. */
    public String toJson() {
        return CanonicalJson.write(Map.of("checkpoint", body.members(), "sig_key_id", keyId, "signature", signature));
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException for any other text, also one that means the same
     */
    public static Checkpoint fromJson(String json) {
        Arguments document = Arguments.ofJson(json, LIMITS);
        if (document.fault().isEmpty()
                && document.value() instanceof Map<?, ?> whole
                && whole.get("checkpoint") instanceof Map<?, ?> members
                && members.get("events") instanceof List<?> rows) {
            Checkpoint read = new Checkpoint(body(members, rows), text(whole, "sig_key_id"), text(whole, "signature"));
            if (read.toJson().equals(json)) {
                return read;
            }
        }
        throw unreadable();
    }

    private static Body body(Map<?, ?> members, List<?> rows) {
        List<ChainState> events = new ArrayList<>();
        for (Object row : rows) {
            if (!(row instanceof Map<?, ?> chain)) {
                throw unreadable();
            }
            events.add(new ChainState(
                    text(chain, "writer"), number(chain, "epoch"), head(chain, "start"), head(chain, "head")));
        }
        try {
            return new Body(
                    text(members, "workspace"),
                    number(members, "number"),
                    text(members, "previous"),
                    Instant.parse(text(members, "time")),
                    Boolean.TRUE.equals(members.get("restart")),
                    head(members, "audit"),
                    events);
        } catch (DateTimeException e) {
            throw unreadable();
        }
    }

    private static ChainHead head(Map<?, ?> members, String name) {
        if (members.get(name) instanceof Map<?, ?> head) {
            return new ChainHead(number(head, "sequence"), text(head, "hash"));
        }
        throw unreadable();
    }

    private static String text(Map<?, ?> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw unreadable();
    }

    private static long number(Map<?, ?> members, String name) {
        if (members.get(name) instanceof Long number) {
            return number;
        }
        throw unreadable();
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("not a checkpoint");
    }
}
