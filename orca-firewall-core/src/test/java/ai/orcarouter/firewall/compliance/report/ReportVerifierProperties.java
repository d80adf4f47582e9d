/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Keysets;
import ai.orcarouter.core.crypto.Signer;
import ai.orcarouter.core.crypto.VerificationKey;
import ai.orcarouter.core.json.CanonicalJson;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** A report with one flipped bit anywhere is no report any more; nobody but a trusted key makes one. */
class ReportVerifierProperties {
    private static final Signer SIGNER = Signer.of(Keysets.generate(KeyPurpose.REPORT_SIGNING));
    private static final ReportVerifier VERIFIER = ReportVerifier.trusting(SIGNER.publicKeys());
    private static final Map<String, byte[]> FILES = files(SIGNER);

    private static Report report(Signer signer, String text) {
        String evidence = CanonicalJson.write(
                Map.of("format", EvidenceDocument.FORMAT, "report", Map.of("workspace", text), "sections", List.of()));
        ReportSignature signature = ReportSignature.of(evidence.getBytes(UTF_8), signer);
        ReportRequest request = new ReportRequest("soc2", Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
        return new Report(new ReportHeader("id", request, Instant.EPOCH, "ada", null, signature), evidence);
    }

    private static Map<String, byte[]> files(Signer signer) {
        return ReportFiles.of(
                report(signer, "acme"),
                List.of(
                        new Rendering("report.html", "<p>\u00e9</p>".getBytes(UTF_8)),
                        new Rendering("report.pdf", new byte[] {0x25, 0, -1, 7})),
                signer);
    }

    @Property(tries = 400)
    void oneFlippedBit_anywhere_isFound(@ForAll @IntRange(max = 5) int which, @ForAll @IntRange(min = 0) int at) {
        String name = List.copyOf(FILES.keySet()).get(which);
        Map<String, byte[]> files = new TreeMap<>(FILES);
        byte[] content = Objects.requireNonNull(FILES.get(name)).clone();
        int bit = at % (content.length * 8);
        content[bit / 8] ^= (byte) (1 << (bit % 8));
        files.put(name, content);
        assertThat(VERIFIER.verify(files).isValid()).as("%s, bit %d", name, bit).isFalse();
    }

    /** Not drawn but counted through, where Base64 has bits to spare. */
    @Example
    void everyFlippedBitOfASignature_isFound() {
        byte[] original = Objects.requireNonNull(FILES.get(ReportFiles.SIGNATURE));
        ReportSignature good = ReportSignature.fromJson(new String(original, UTF_8));
        byte[] evidence = Objects.requireNonNull(FILES.get(ReportFiles.EVIDENCE));
        assertThat(VERIFIER.verify(evidence, good).isValid()).isTrue();
        byte[] text = good.signature().getBytes(US_ASCII);
        for (int bit = 0; bit < text.length * 8; bit++) {
            byte[] content = text.clone();
            content[bit / 8] ^= (byte) (1 << (bit % 8));
            ReportSignature bad =
                    new ReportSignature(good.contentHash(), new String(content, ISO_8859_1), good.keyId());
            assertThat(VERIFIER.verify(evidence, bad).isValid())
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Example
    void untouchedFiles_areValid() {
        ReportCheck check = VERIFIER.verify(FILES);
        assertThat(check.faults()).isEmpty();
        assertThat(check.keyIds()).containsExactly(SIGNER.keyId(), SIGNER.keyId());
    }

    @Property(tries = 20)
    void missingAndAdditionalFiles_areFound(@ForAll @IntRange(max = 5) int which) {
        Map<String, byte[]> fewer = new TreeMap<>(FILES);
        fewer.remove(List.copyOf(FILES.keySet()).get(which));
        assertThat(VERIFIER.verify(fewer).isValid()).isFalse();
        Map<String, byte[]> more = new TreeMap<>(FILES);
        more.put("extra.txt", new byte[] {(byte) which});
        assertThat(VERIFIER.verify(more).faults()).containsExactly("the manifest does not name the file extra.txt");
    }

    @Example
    void filesOfAnotherKey_areRefused_evenIfConsistent() {
        Signer other = Signer.of(Keysets.generate(KeyPurpose.REPORT_SIGNING));
        assertThat(VERIFIER.verify(files(other)).faults())
                .contains("no trusted key has the id that the evidence names")
                .contains("no trusted key has the id that the manifest names");
        assertThat(ReportVerifier.trusting(List.of()).verify(FILES).isValid()).isFalse();
    }

    /** The manifest of one report beside the evidence of another of the same signer. */
    @Property(tries = 20)
    void partsOfTwoReports_doNotPass(@ForAll @StringLength(max = 5) String name) {
        Map<String, byte[]> mixed = new TreeMap<>(FILES);
        ReportFiles.of(report(SIGNER, "other " + name.length()), List.of(), SIGNER)
                .forEach((file, content) -> {
                    if (file.equals(ReportFiles.EVIDENCE) || file.equals(ReportFiles.SIGNATURE)) {
                        mixed.put(file, content);
                    }
                });
        assertThat(VERIFIER.verify(mixed).isValid()).isFalse();
    }

    @Property(tries = 300)
    void anyFiles_areAnsweredWithoutException(
            @ForAll @Size(max = 200) byte[] one,
            @ForAll @Size(max = 200) byte[] two,
            @ForAll @IntRange(max = 5) int at) {
        Map<String, byte[]> files = new TreeMap<>(FILES);
        files.put(List.copyOf(FILES.keySet()).get(at), one);
        files.put(ReportFiles.MANIFEST, two);
        assertThat(VERIFIER.verify(files).isValid()).isFalse();
    }

    @Property(tries = 200)
    void theJdk_agrees(@ForAll @Size(max = 300) byte[] document, @ForAll @IntRange(max = 511) int flip)
            throws GeneralSecurityException {
        ReportSignature good = ReportSignature.of(document, SIGNER);
        assertThat(VERIFIER.verify(good).isValid()).isTrue();
        assertThat(jdk(SIGNER.publicKey(), good)).isTrue();
        byte[] raw = Base64.getDecoder().decode(good.signature());
        raw[flip / 8] ^= (byte) (1 << (flip % 8));
        ReportSignature bad =
                new ReportSignature(good.contentHash(), Base64.getEncoder().encodeToString(raw), good.keyId());
        assertThat(VERIFIER.verify(bad).isValid()).isFalse();
        assertThat(jdk(SIGNER.publicKey(), bad)).isFalse();
    }

    private static boolean jdk(VerificationKey key, ReportSignature signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key.x509())));
        verifier.update(signature.contentHash().getBytes(US_ASCII));
        try {
            return verifier.verify(Base64.getDecoder().decode(signature.signature()));
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** RFC 8785 written anew for what evidence holds: ordered members, integers, minimal escapes. */
    @Property(tries = 200)
    void evidence_isTheCanonicalFormOfAnIndependentWriter(
            @ForAll @Size(max = 6) Map<@StringLength(max = 4) String, @StringLength(max = 8) String> texts,
            @ForAll @LongRange(min = -PlainValues.MAX_SAFE, max = PlainValues.MAX_SAFE) long number,
            @ForAll boolean truth) {
        Map<String, Object> value = new TreeMap<>();
        texts.forEach((name, text) -> value.put(wellFormed(name), wellFormed(text)));
        value.put("n", number);
        value.put("list", List.of(truth, number, Map.of("b", 1L, "a", List.of())));
        StringBuilder expected = new StringBuilder();
        IndependentJson.write(value, expected);
        assertThat(CanonicalJson.write(PlainValues.plain(value))).isEqualTo(expected.toString());
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    @Property(tries = 50)
    void trustedKeys_readBackEqual(@ForAll @IntRange(max = 3) int count) {
        List<VerificationKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(Signer.of(Keysets.generate(KeyPurpose.REPORT_SIGNING)).publicKey());
        }
        assertThat(TrustedKeys.fromJson(TrustedKeys.toJson(keys))).containsExactlyInAnyOrderElementsOf(keys);
    }
}
