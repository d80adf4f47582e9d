/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.crypto.Signer;
import ai.orcarouter.core.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a report that is handed over: evidence, signature, renderings, and a signed manifest with the SHA-256 of
 * each, so that a flipped bit anywhere is found (SEMANTICS 10.2).
 */
public final class ReportFiles {
    /** The evidence document, the bytes that were hashed. */
    public static final String EVIDENCE = "evidence.json";

    /** The signature of the evidence. */
    public static final String SIGNATURE = "signature.json";

    /** Name, length and SHA-256 of every file above and of every rendering. */
    public static final String MANIFEST = "manifest.json";

    /** The signature of the manifest. */
    public static final String MANIFEST_SIGNATURE = "manifest.signature.json";

    static final String MANIFEST_FORMAT = "orca.manifest.v1";

    private ReportFiles() {}

    static Map<String, byte[]> of(Report report, Collection<Rendering> renderings, Signer signer) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(EVIDENCE, report.evidence().getBytes(UTF_8));
        files.put(SIGNATURE, report.header().signature().toJson().getBytes(UTF_8));
        for (Rendering rendering : renderings) {
            boolean reserved =
                    rendering.name().equals(MANIFEST) || rendering.name().equals(MANIFEST_SIGNATURE);
            if (reserved || files.put(rendering.name(), rendering.content()) != null) {
                throw new IllegalArgumentException("two files are named " + rendering.name());
            }
        }
        byte[] manifest = manifest(report.header().signature().contentHash(), files);
        files.put(MANIFEST, manifest);
        files.put(
                MANIFEST_SIGNATURE,
                ReportSignature.of(manifest, signer).toJson().getBytes(UTF_8));
        return files;
    }

    /** The manifest of files; the same files always give the same bytes. */
    static byte[] manifest(String contentHash, Map<String, byte[]> files) {
        List<Map<String, Object>> rows = new ArrayList<>();
        new TreeMap<>(files)
                .forEach((name, bytes) -> rows.add(
                        Map.of("name", name, "bytes", (long) bytes.length, "sha256", Digests.sha256Hex(bytes))));
        return CanonicalJson.write(Map.of("format", MANIFEST_FORMAT, "content_hash", contentHash, "files", rows))
                .getBytes(UTF_8);
    }
}
