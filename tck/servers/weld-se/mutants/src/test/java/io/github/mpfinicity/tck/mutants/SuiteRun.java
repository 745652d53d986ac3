package io.github.mpfinicity.tck.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.replay.RetriedCustomers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a class of the suite, in a JVM of its own, and writes down what has failed. */
final class SuiteRun implements TestExecutionListener {
    private final TreeSet<String> passed = new TreeSet<>();
    private final TreeSet<String> failed = new TreeSet<>();

    private SuiteRun() {}

    /**
     * The entry of that JVM.
     *
     * @param arguments the class, and the file for two lines: passed and failed requirements
     */
    public static void main(String[] arguments) throws IOException {
        var run = new SuiteRun();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(arguments[0]))
                                .filters(excludeTags(RetriedCustomers.TAG))
                                .build(),
                        run);
        Files.write(
                Path.of(arguments[1]),
                List.of(String.join(" ", run.passed), String.join(" ", run.failed)));
        // What is left of a wrong implementation may keep the JVM.
        System.exit(0);
    }

    /**
     * A class that fails as a whole has no requirement, and is noted by its name. A test that found
     * its server lacking has neither passed nor failed.
     */
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(Throwable::printStackTrace);
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            failed.add(test.isTest() ? requirement(test) : test.getDisplayName());
        } else if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed.add(requirement(test));
        }
    }

    private static String requirement(TestIdentifier test) {
        return test.getSource()
                .map(MethodSource.class::cast)
                .map(source -> source.getJavaMethod().getAnnotation(Requirement.class).id())
                .orElseThrow();
    }
}
