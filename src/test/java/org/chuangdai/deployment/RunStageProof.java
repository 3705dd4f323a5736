package org.chuangdai.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chuangdai.operation.HealthCommand;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The stage of Dockerfile.native that is run, without Docker: the executable alone in a root file system with the libraries that the run image has and nothing else, read-only
 * but for {@code /tmp}, as the image's user. After {@code mvn package -Dnative}, as root: mvn -Pmanifests test -Dtest=RunStageProof.
 */
class RunStageProof {
    private static final Path ROOT = Path.of("target", "run-stage").toAbsolutePath();
    /** The C library and zlib with what belongs to them, as the documentation of Quarkus' micro images lists them. */
    private static final Set<String> LIBRARIES_OF_IMAGE = Set.of("ld-linux-x86-64.so.2", "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libz.so.1",
            "libstdc++.so.6", "libgcc_s.so.1");
    private static final String ENTER = """
            mount --make-rprivate / && mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" &&
            mount --rbind /dev "$0/dev" && mount --rbind /proc "$0/proc" && mount -t tmpfs tmpfs "$0/tmp" &&
            user=$1 && shift && exec chroot --userspec="$user" "$0" "$@"
            """;
    private static final int START_SECONDS_MAX = 60;

    @BeforeAll
    static void unpack() throws Exception {
        Path built = Path.of("target", Path.of(copied().get(0)).getFileName().toString());
        assertTrue(Files.isExecutable(built), built + " is not there: mvn package -Dnative");
        for (String directory : List.of("dev", "proc", "tmp", "etc")) {
            Files.createDirectories(ROOT.resolve(directory));
        }
        put(built, copied().get(1));
        Files.writeString(ROOT.resolve("etc/hosts"), "127.0.0.1 localhost\n");
        for (String library : libraries(built)) {
            assertTrue(LIBRARIES_OF_IMAGE.contains(Path.of(library).getFileName().toString()), "the run image has no " + library);
            put(Path.of(library), library);
        }
    }

    private static List<String> copied() {
        return Arrays.stream(Checkout.ofRunStage("COPY").get(0).split("\\s+")).filter(word -> !word.startsWith("--")).toList();
    }

    private static void put(Path file, String place) throws IOException {
        Path target = ROOT.resolve(place.substring(1));
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    /** Where the dynamic linker finds what the executable asks for. */
    private static List<String> libraries(Path executable) throws IOException {
        String said = new String(new ProcessBuilder("ldd", executable.toString()).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Pattern.compile("(/\\S+) \\(0x").matcher(said).results().map(MatchResult::group).map(found -> found.replaceAll(" .*", "")).toList();
    }

    /** The image's entry point as its user in the unpacked root. */
    private static Process enter(Map<String, String> environment, ProcessBuilder.Redirect output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", ENTER, ROOT.toString(), Checkout.onlyOfRunStage("USER").get(0), copied().get(1)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String run(int status, Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Process process = enter(environment, ProcessBuilder.Redirect.PIPE, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(status, process.waitFor(), said);
        return said;
    }

    @Test
    void withoutSettingsItNamesThem() throws Exception {
        assertTrue(run(2, Map.of()).contains("CHUANGDAI_DATABASE_ADDRESS"));
    }

    @Test
    void nothingToServeIsNotHealthy() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        run(1, Map.of("QUARKUS_MANAGEMENT_PORT", String.valueOf(port)), HealthCommand.NAME);
    }

    @Test
    void itMigratesServesAndIsHealthyAsTheManifestsSay() throws Exception {
        Manifest deployment = Manifest.of("provincial", "Deployment", "chuangdai");
        Manifest job = Manifest.of("provincial", "Job", "chuangdai-migrate");
        // The keys are where a mount would put them.
        Path keys = ROOT.resolve(Manifest.settings("provincial").get("CHUANGDAI_KEYS_FILE").substring(1));
        Files.createDirectories(keys.getParent());
        try (DescribedDatabase database = new DescribedDatabase("provincial"); Issuer issuer = new Issuer();
                ServerSocket main = new ServerSocket(0); ServerSocket management = new ServerSocket(0)) {
            Map<String, String> ofJob = inside(database.environment(job, keys));
            Map<String, String> environment = inside(database.environment(deployment, keys));
            environment.put("CHUANGDAI_ISSUER", issuer.address());
            environment.put("QUARKUS_HTTP_PORT", String.valueOf(main.getLocalPort()));
            environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management.getLocalPort()));
            main.close();
            management.close();
            run(0, ofJob, job.container().at("/args/0").asText());
            Process service = enter(environment, ProcessBuilder.Redirect.to(Path.of("target", "run-stage.log").toFile()), deployment.container().at("/args/0").asText());
            try {
                assertTrue(isReady(deployment, environment, service), "see target/run-stage.log");
                run(0, environment, HealthCommand.NAME);
                service.destroy();
                assertTrue(service.waitFor(deployment.number("/spec/template/spec/terminationGracePeriodSeconds"), TimeUnit.SECONDS));
            } finally {
                service.destroyForcibly();
            }
        }
    }

    private static Map<String, String> inside(Map<String, String> environment) {
        environment.put("CHUANGDAI_KEYS_FILE", Manifest.settings("provincial").get("CHUANGDAI_KEYS_FILE"));
        return environment;
    }

    private static boolean isReady(Manifest deployment, Map<String, String> environment, Process service) throws InterruptedException {
        URI probe = URI.create("http://127.0.0.1:" + environment.get("QUARKUS_MANAGEMENT_PORT") + deployment.container().at("/readinessProbe/httpGet/path").asText());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        while (System.nanoTime() < end && service.isAlive()) {
            try {
                if (ProductionService.send(HttpRequest.newBuilder(probe)).statusCode() == 200) {
                    return true;
                }
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        return false;
    }
}
