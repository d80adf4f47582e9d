/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The packs that can be installed (REFERENCE 10.1). The documents of the standard ones are resources beside this class,
 * in {@code packs}, one for each framework. Immutable and thread-safe.
 */
public final class ComplianceCatalog {
    private final List<CompliancePack> packs;

    private ComplianceCatalog(List<CompliancePack> packs) {
        Set<String> keys = new HashSet<>();
        for (CompliancePack pack : packs) {
            if (!keys.add(pack.key())) {
                throw new IllegalArgumentException("two packs have the key " + pack.key());
            }
        }
        this.packs = List.copyOf(packs);
    }

    /** The packs that come with the library. Reads its resources on each call. */
    public static ComplianceCatalog standard() {
        List<CompliancePack> packs = new ArrayList<>();
        resource("index.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(key -> packs.add(read(key + ".yaml", resource(key + ".yaml"))));
        return new ComplianceCatalog(packs);
    }

    /**
     * A catalogue of a host's own.
     *
     * @throws IllegalArgumentException when two packs have one key
     */
    public static ComplianceCatalog of(List<CompliancePack> packs) {
        return new ComplianceCatalog(packs);
    }

    /**
     * Reads a pack from YAML or JSON. Whether the planes can read its rules shows when it is installed.
     *
     * @param file its name, for findings
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every fault with its place
     */
    public static CompliancePack read(String file, String text) {
        return PackReader.read(file, text);
    }

    /** All packs, in the order to show them. */
    public List<CompliancePack> packs() {
        return packs;
    }

    /** The pack with that key. */
    public Optional<CompliancePack> find(String key) {
        return packs.stream().filter(pack -> pack.key().equals(key)).findFirst();
    }

    private static String resource(String name) {
        try (InputStream in = ComplianceCatalog.class.getResourceAsStream("packs/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
