/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time per operation in nanoseconds: {@code cpu.worker} is that of the measuring threads alone, {@code cpu.process}
 * that of the whole fork, collector and compiler threads included. Unlike the wall clock it hardly depends on what else
 * runs on the machine. Switch it on with {@code -prof ai.orcarouter.benchmarks.CpuProfiler}.
 */
public final class CpuProfiler implements InternalProfiler {
    private static final String WORKER_NAME = "jmh-worker";

    private long workerBefore;
    private long processBefore;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        workerBefore = workerNanos();
        processBefore = processNanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double operations = result.getMetadata().getAllOps();
        if (operations == 0) {
            return List.of();
        }
        return List.of(
                perOperation("cpu.worker", workerNanos() - workerBefore, operations),
                perOperation("cpu.process", processNanos() - processBefore, operations));
    }

    @Override
    public String getDescription() {
        return "CPU time per operation of the measuring threads and of the process";
    }

    private static ScalarResult perOperation(String name, long nanos, double operations) {
        return new ScalarResult(name, nanos / operations, "ns/op", AggregationPolicy.AVG);
    }

    private static long workerNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().contains(WORKER_NAME)) {
                sum += threads.getThreadCpuTime(id);
            }
        }
        return sum;
    }

    private static long processNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
