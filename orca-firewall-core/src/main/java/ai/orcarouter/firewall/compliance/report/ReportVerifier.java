/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.crypto.VerificationKey;
import ai.orcarouter.core.crypto.Verifier;
import ai.orcarouter.core.json.Arguments;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Verifies reports without a network, a workspace or a secret: everything is computed anew from the files, and keys
 * come only from the set that the reader trusts, so a key that a report brings along proves nothing and an unknown key
 * id is a fault (REFERENCE 10.3, SEMANTICS 10.2).
 *
 * <p>Never throws for any content. Immutable and thread-safe.
 */
public final class ReportVerifier {
    private final Verifier trusted;

    private ReportVerifier(Verifier trusted) {
        this.trusted = trusted;
    }

    /** A verifier that trusts these keys and no others; {@link TrustedKeys} reads them from a file. */
    public static ReportVerifier trusting(Collection<VerificationKey> keys) {
        return new ReportVerifier(Verifier.trusting(keys));
    }

    /** Verifies the signature alone: that a trusted key signed this hash, whatever it is the hash of. */
    public ReportCheck verify(ReportSignature signature) {
        List<String> faults = new ArrayList<>();
        signature("the signature", signature, faults);
        return new ReportCheck(List.of(signature.keyId()), faults);
    }

    /** Verifies an evidence document: that it is canonical, that the hash is its own and that a trusted key signed. */
    public ReportCheck verify(byte[] evidence, ReportSignature signature) {
        List<String> faults = new ArrayList<>();
        evidence(evidence, faults);
        signed("the evidence", evidence, signature, faults);
        return new ReportCheck(List.of(signature.keyId()), faults);
    }

    /**
     * Verifies all files of a report, by name: the evidence, every rendering, the manifest and both signatures. A file
     * that the manifest does not name is a fault, and so is one that is missing.
     */
    public ReportCheck verify(Map<String, byte[]> files) {
        List<String> faults = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        byte[] evidence = file(files, ReportFiles.EVIDENCE, faults);
        byte[] manifest = file(files, ReportFiles.MANIFEST, faults);
        ReportSignature ofEvidence = readSignature(files, ReportFiles.SIGNATURE, faults);
        ReportSignature ofManifest = readSignature(files, ReportFiles.MANIFEST_SIGNATURE, faults);
        if (evidence != null && ofEvidence != null) {
            keys.add(ofEvidence.keyId());
            evidence(evidence, faults);
            signed("the evidence", evidence, ofEvidence, faults);
        }
        if (manifest != null && ofManifest != null) {
            keys.add(ofManifest.keyId());
            signed("the manifest", manifest, ofManifest, faults);
            manifest(manifest, files, ofEvidence == null ? "" : ofEvidence.contentHash(), faults);
        }
        return new ReportCheck(keys, faults);
    }

    private static byte @Nullable [] file(Map<String, byte[]> files, String name, List<String> faults) {
        byte[] content = files.get(name);
        if (content == null) {
            faults.add("the file " + name + " is missing");
        }
        return content;
    }

    private static @Nullable ReportSignature readSignature(
            Map<String, byte[]> files, String name, List<String> faults) {
        byte[] content = file(files, name, faults);
        if (content == null) {
            return null;
        }
        try {
            return ReportSignature.fromJson(text(content));
        } catch (IllegalArgumentException e) {
            faults.add("the file " + name + " is not a signature of a report");
            return null;
        }
    }

    private void signed(String what, byte[] document, ReportSignature signature, List<String> faults) {
        String hash = Digests.sha256Hex(document);
        if (!hash.equals(signature.contentHash())) {
            faults.add(what + " has the hash " + hash + ", not the signed one");
        }
        signature(what, signature, faults);
    }

    private void signature(String what, ReportSignature signature, List<String> faults) {
        byte[] raw = base64(signature.signature());
        if (raw.length == 0) {
            faults.add("the signature of " + what + " is not Base64 as it is written");
            return;
        }
        switch (trusted.verify(signature.keyId(), signature.contentHash().getBytes(US_ASCII), raw)) {
            case VALID -> {}
            case BAD_SIGNATURE ->
                faults.add("the key " + signature.keyId() + " did not sign " + what + " with this hash");
            case UNKNOWN_KEY -> faults.add("no trusted key has the id that " + what + " names");
        }
    }

    /** The bytes; none when the text is not the one way to write them. */
    private static byte[] base64(String text) {
        try {
            byte[] raw = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(raw).equals(text) ? raw : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static void evidence(byte[] document, List<String> faults) {
        Arguments read = Arguments.ofUtf8(document, PlainValues.LIMITS);
        if (read.fault().isPresent() || !(read.value() instanceof Map<?, ?> members)) {
            faults.add("the evidence is not acceptable JSON");
            return;
        }
        if (!Objects.equals(members.get("format"), EvidenceDocument.FORMAT)) {
            faults.add("the evidence is not of the format " + EvidenceDocument.FORMAT);
        }
        if (!PlainValues.isPlain(members) || !isCanonical(read, document)) {
            faults.add("the evidence is not in canonical form");
        }
    }

    private static boolean isCanonical(Arguments read, byte[] document) {
        try {
            return Arrays.equals(read.canonical().getBytes(UTF_8), document);
        } catch (OrcaException e) {
            return false;
        }
    }

    /** A manifest is right when making it from the files gives the same bytes. */
    private static void manifest(byte[] manifest, Map<String, byte[]> files, String hash, List<String> faults) {
        Map<String, byte[]> listed = new TreeMap<>(files);
        listed.remove(ReportFiles.MANIFEST);
        listed.remove(ReportFiles.MANIFEST_SIGNATURE);
        if (Arrays.equals(ReportFiles.manifest(hash, listed), manifest)) {
            return;
        }
        int before = faults.size();
        try {
            differences(PlainValues.object(text(manifest)), listed, faults);
        } catch (IllegalArgumentException e) {
            faults.add("the manifest cannot be read");
        }
        if (faults.size() == before) {
            faults.add("the manifest is not that of these files");
        }
    }

    private static void differences(Map<?, ?> manifest, Map<String, byte[]> files, List<String> faults) {
        if (!(manifest.get("files") instanceof List<?> rows)) {
            return;
        }
        Map<String, byte[]> unnamed = new TreeMap<>(files);
        for (Object row : rows) {
            if (row instanceof Map<?, ?> members && members.get("name") instanceof String name) {
                byte[] content = unnamed.remove(name);
                if (content == null) {
                    faults.add("the file " + shown(name) + " is missing");
                } else if (!Digests.sha256Hex(content).equals(members.get("sha256"))) {
                    faults.add("the file " + shown(name) + " is not the one of the manifest");
                }
            }
        }
        unnamed.keySet().forEach(name -> faults.add("the manifest does not name the file " + shown(name)));
    }

    private static String shown(String name) {
        return Rendering.isFileName(name) ? name : "with a name that is not plain";
    }

    private static String text(byte[] utf8) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }
}
