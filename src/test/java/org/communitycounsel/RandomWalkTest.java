package org.communitycounsel;

import java.util.List;
import java.util.stream.LongStream;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.walk.Walk;
import org.communitycounsel.walk.WalkedModule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Legal but random actions through all deployed flows, thousands of steps: no incident, no stuck case, and what modules say
 * of their aggregates always holds. The walks are the same each time, so that a build is; a failure prints how to walk the same
 * way again. {@code -Dwalk.seed=…} walks another way, {@code -Dwalk.walks=10} ten from that one on, {@code -Dwalk.steps=20000} further than the suite has time
 * for, {@code -Dwalk.check=1} checks aggregates after every step.
 */
@ApplicationTest
class RandomWalkTest {

    private static final int STEPS = Integer.getInteger("walk.steps", 150);
    private static final int CHECK_EVERY = Integer.getInteger("walk.check", 10);

    static LongStream seeds() {
        Long chosen = Long.getLong("walk.seed");
        if (chosen != null) {
            return LongStream.range(chosen, chosen + Integer.getInteger("walk.walks", 1));
        }
        return LongStream.of(20260309, 654924);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_people_do_nothing_gets_stuck_and_every_invariant_holds(
            long seed, @Autowired ApplicationContext beans) {
        long begin = System.nanoTime();
        var tally = new Walk(beans, modules(), seed, CHECK_EVERY).take(STEPS);
        System.out.printf(
                "random walk, seed %d: %d steps in %d s, %s%n",
                seed, STEPS, (System.nanoTime() - begin) / 1_000_000_000, tally);
    }

    private static List<WalkedModule> modules() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(WalkedModule.class));
        return scan.findCandidateComponents("org.communitycounsel").stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .map(type -> (WalkedModule) BeanUtils.instantiateClass(type))
                .toList();
    }
}
