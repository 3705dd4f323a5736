package org.chuangdai.operation;

import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus would read. */
record Scrape(List<String> series) {
    private static final Pattern SERIES = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"");

    static Scrape now() {
        return new Scrape(RestAssured.get("/q/metrics").asString().lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList());
    }

    /** Names and labels without their figures, of the service's own metrics. */
    Set<String> own() {
        Set<String> own = new TreeSet<>();
        series.stream().filter(line -> line.startsWith("chuangdai_") || line.startsWith("http_server_")).forEach(line -> own.add(line.substring(0, line.lastIndexOf(' '))));
        return own;
    }

    /** Labels by name. */
    Map<String, Set<String>> labels() {
        Map<String, Set<String>> labels = new TreeMap<>();
        for (String line : series) {
            Matcher found = SERIES.matcher(line);
            if (found.matches()) {
                Set<String> ofThis = labels.computeIfAbsent(found.group(1), name -> new TreeSet<>());
                Matcher label = LABEL.matcher(found.group(2) == null ? "" : found.group(2));
                while (label.find()) {
                    ofThis.add(label.group(1));
                }
            }
        }
        return labels;
    }

    /** The figure of a series; 0 when it is not there. */
    double figure(String named) {
        return series.stream().filter(line -> line.startsWith(named + " ")).mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).findFirst().orElse(0);
    }
}
