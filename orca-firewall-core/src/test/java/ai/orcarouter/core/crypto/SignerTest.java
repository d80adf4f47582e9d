/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTest {
    private static final byte[] MESSAGE = Digests.sha256Hex(new byte[0]).getBytes(US_ASCII);
    private final Keyset keyset = Keysets.generate(KeyPurpose.REPORT_SIGNING);
    private final Signer signer = Signer.of(keyset);
    private final Verifier verifier = Verifier.trusting(signer.publicKeys());

    @Test
    void verify_ownSignature_isValid() {
        assertThat(signer.sign(MESSAGE)).hasSize(64);
        assertThat(verifier.verify(signer.keyId(), MESSAGE, signer.sign(MESSAGE)))
                .isEqualTo(Verifier.Outcome.VALID);
    }

    @Test
    void verify_anyByteChanged_isRefused() {
        byte[] signature = signer.sign(MESSAGE);
        for (int bit = 0; bit < 8 * signature.length; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(verifier.verify(signer.keyId(), MESSAGE, changed)).isEqualTo(Verifier.Outcome.BAD_SIGNATURE);
        }
        for (int at = 0; at < MESSAGE.length; at++) {
            byte[] changed = MESSAGE.clone();
            changed[at] ^= 1;
            assertThat(verifier.verify(signer.keyId(), changed, signature)).isEqualTo(Verifier.Outcome.BAD_SIGNATURE);
        }
        for (int length : new int[] {0, 1, 63, 65}) {
            assertThat(verifier.verify(signer.keyId(), MESSAGE, Arrays.copyOf(signature, length)))
                    .isEqualTo(Verifier.Outcome.BAD_SIGNATURE);
        }
    }

    @Test
    void verify_unknownKeyId_isRefused() {
        Signer stranger = Signer.of(Keysets.generate(KeyPurpose.REPORT_SIGNING));
        assertThat(verifier.verify(stranger.keyId(), MESSAGE, stranger.sign(MESSAGE)))
                .isEqualTo(Verifier.Outcome.UNKNOWN_KEY);
        assertThat(verifier.verify(signer.keyId(), MESSAGE, stranger.sign(MESSAGE)))
                .isEqualTo(Verifier.Outcome.BAD_SIGNATURE);
        assertThat(verifier.verify("", MESSAGE, signer.sign(MESSAGE))).isEqualTo(Verifier.Outcome.UNKNOWN_KEY);
        assertThat(Verifier.trusting(List.of()).verify(signer.keyId(), MESSAGE, signer.sign(MESSAGE)))
                .isEqualTo(Verifier.Outcome.UNKNOWN_KEY);
    }

    @Test
    void verify_afterRotation_oldSignaturesStayValid() {
        Signer rotated = Signer.of(Keysets.rotate(keyset));
        Verifier both = Verifier.trusting(rotated.publicKeys());
        assertThat(rotated.keyId()).isNotEqualTo(signer.keyId());
        assertThat(both.keyIds()).containsExactlyInAnyOrder(signer.keyId(), rotated.keyId());
        assertThat(both.verify(signer.keyId(), MESSAGE, signer.sign(MESSAGE))).isEqualTo(Verifier.Outcome.VALID);
        assertThat(both.verify(rotated.keyId(), MESSAGE, rotated.sign(MESSAGE))).isEqualTo(Verifier.Outcome.VALID);
    }

    @Test
    void keyId_isOrcaAndTwelveDigitsOfTheHash() {
        byte[] raw = signer.publicKey().raw();
        assertThat(signer.keyId())
                .isEqualTo("orca-" + Digests.sha256Hex(raw).substring(0, 12))
                .matches("orca-[0-9a-f]{12}");
        // RFC 8032 section 7.1, test 1.
        byte[] known = HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] signature = HexFormat.of()
                .parseHex(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b4"
                                + "6bd25bf5f0595bbe24655141438e7a100b");
        VerificationKey key = VerificationKey.ofRaw(known);
        assertThat(Verifier.trusting(List.of(key)).verify(key.id(), new byte[0], signature))
                .isEqualTo(Verifier.Outcome.VALID);
    }

    @Test
    void sign_anyMessage_theJdkVerifies() throws GeneralSecurityException {
        Signature jdk = Signature.getInstance("Ed25519");
        jdk.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(signer.publicKey().x509())));
        jdk.update(MESSAGE);
        assertThat(jdk.verify(signer.sign(MESSAGE))).isTrue();
    }

    @Test
    void sign_anyMessage_opensslVerifies(@TempDir Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("key.pem"), signer.publicKey().pem());
        Files.write(folder.resolve("message"), MESSAGE);
        Files.write(folder.resolve("signature"), signer.sign(MESSAGE));
        Process openssl;
        try {
            openssl = new ProcessBuilder(
                            "openssl",
                            "pkeyutl",
                            "-verify",
                            "-pubin",
                            "-inkey",
                            "key.pem",
                            "-rawin",
                            "-in",
                            "message",
                            "-sigfile",
                            "signature")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            Assumptions.abort("openssl is not on the PATH: " + missing.getMessage());
            return;
        }
        String said = new String(openssl.getInputStream().readAllBytes(), US_ASCII);
        assertThat(openssl.waitFor(1, TimeUnit.MINUTES)).isTrue();
        Assumptions.assumeFalse(said.contains("nknown option"), "this openssl cannot verify Ed25519: " + said);
        assertThat(openssl.exitValue()).as(said).isZero();
    }
}
