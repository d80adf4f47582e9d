/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.PolicyDocument;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the quickstart works on: the files that were named, or those that come with it.
 *
 * @param policy the policy with what was found about it
 * @param calls the recorded calls, at least one
 */
record Inputs(PolicyDocument policy, List<RecordedCall> calls) {
    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException when one cannot be used; says which and why, for people
     */
    static Inputs read(String... args) throws IOException {
        PolicyDocument policy = args.length > 0
                ? file(args[0], PolicyCodec.standard()::decode)
                : PolicyCodec.standard().decode("policy.yaml", Quickstart.bundled("policy.yaml"));
        String calls = args.length > 1 ? file(args[1], Files::readString) : Quickstart.bundled("calls.jsonl");
        List<RecordedCall> recorded = RecordedCalls.parse(calls);
        if (recorded.isEmpty()) {
            throw new IllegalArgumentException("there are no calls in " + args[1]);
        }
        return new Inputs(policy, recorded);
    }

    /** The engine; the policy must be valid. */
    FirewallEngine engine() throws IOException {
        try {
            return Quickstart.engine(policy.policy());
        } catch (OrcaException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private interface Reader<T> {
        T read(Path file) throws IOException;
    }

    private static <T> T file(String name, Reader<T> reader) {
        try {
            return reader.read(Path.of(name));
        } catch (NoSuchFileException e) {
            throw unreadable(name, "no such file", e);
        } catch (MalformedInputException e) {
            throw unreadable(name, "not UTF-8", e);
        } catch (IOException | InvalidPathException e) {
            throw unreadable(name, String.valueOf(e.getMessage()), e);
        }
    }

    private static IllegalArgumentException unreadable(String name, String why, Exception cause) {
        return new IllegalArgumentException("cannot read " + name + ": " + why, cause);
    }
}
