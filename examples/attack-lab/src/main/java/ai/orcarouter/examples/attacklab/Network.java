/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The internet of the lab, in memory: names, addresses, and a page at each. One play at a time; look-ups by any thread.
 */
final class Network implements HostResolver {
    /** Where clouds keep the credentials of a machine. */
    static final String METADATA = "169.254.169.254";

    /** An address of the public internet. */
    static final String PUBLIC = "93.184.215.14";

    /** Finds the addresses to connect to. */
    @FunctionalInterface
    interface LookUp {
        /** The addresses for a host as a URL has it. */
        List<InetAddress> lookUp(String host, int port) throws IOException;
    }

    private final Map<String, Deque<String>> names = new HashMap<>();
    private final Map<String, String> pages = new HashMap<>();
    private int metadataReads;

    Network() {
        page(METADATA, "{\"AccessKeyId\":\"ASIA2XQWERTYUIOPASDF\"}");
        page(PUBLIC, "Nothing new today.");
    }

    /** Puts a page at an address. */
    void page(String address, String text) {
        pages.put(address, text);
    }

    /** Gives a name one address after the other; the last stays. */
    void name(String name, String... addresses) {
        names.put(name, new ArrayDeque<>(List.of(addresses)));
    }

    /** How often somebody read the credentials of the machine. */
    int metadataReads() {
        return metadataReads;
    }

    @Override
    public synchronized Resolution resolve(String host, Duration timeout) {
        Deque<String> answers = names.get(host);
        if (answers == null) {
            return Resolution.failed(host, Resolution.Outcome.NOT_FOUND);
        }
        String answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        return Resolution.of(host, List.of(IpAddress.parse(answer).orElseThrow()));
    }

    /** What is at a URL, for a client that looks hosts up by {@code lookUp}. */
    String get(String url, LookUp lookUp) throws IOException {
        String rest = url.substring(url.indexOf("//") + 2);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        InetAddress address = lookUp.lookUp(authority, 80).get(0);
        String at = address.getHostAddress();
        if (at.equals(METADATA)) {
            metadataReads++;
        }
        return pages.getOrDefault(at, "not found");
    }

    /**
     * How many clients look a host up: any spelling of an address will do; a name is looked up once to see whether it
     * is a bad one, and once more to connect.
     */
    List<InetAddress> trusting(String host, int port) throws IOException {
        String literal = OddAddresses.dotted(host);
        if (!literal.isEmpty()) {
            return List.of(InetAddress.getByName(literal));
        }
        Resolution checked = resolve(host, Duration.ZERO);
        Resolution answer = resolve(host, Duration.ZERO);
        if (answer.outcome() != Resolution.Outcome.OK || isMetadata(checked)) {
            throw new IOException("no such host");
        }
        return List.of(answer.addresses().get(0).toInetAddress());
    }

    private static boolean isMetadata(Resolution answer) {
        return answer.addresses().stream()
                .anyMatch(address -> address.toInetAddress().getHostAddress().equals(METADATA));
    }
}
