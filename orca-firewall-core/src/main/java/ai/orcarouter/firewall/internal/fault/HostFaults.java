/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.fault;

/**
 * What is thrown by host code that is asked during a decision (DESIGN 3.4). All of it fails closed, errors such as a
 * class that cannot be loaded and checked exceptions that other languages let through included; only a virtual machine
 * that is itself in trouble is no answer of the host.
 */
public final class HostFaults {
    private HostFaults() {}

    /** Throws on what no decision should hide; keeps the interrupt that an exception stands for. */
    public static void passFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }
}
