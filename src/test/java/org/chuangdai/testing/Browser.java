package org.chuangdai.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies by host and path, also those that are for https alone, and follows redirects one by one. */
public final class Browser {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int REDIRECTS_MAX = 10;
    /** Name and value by name within the port of a host. */
    private final Map<Integer, Map<String, String>> cookies = new TreeMap<>();
    /** How each cookie was set the last time. */
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private URI address;

    public HttpResponse<String> get(URI target) throws IOException, InterruptedException {
        return send(target, HttpRequest.newBuilder(target));
    }

    /** Follows redirects until there is a page. */
    public HttpResponse<String> open(URI target) throws IOException, InterruptedException {
        return follow(get(target));
    }

    public HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        HttpResponse<String> last = answer;
        for (int i = 0; i < REDIRECTS_MAX && last.statusCode() / 100 == 3; i++) {
            last = get(address.resolve(last.headers().firstValue("Location").orElseThrow()));
        }
        return last;
    }

    /** Sends a form from the page that is open. */
    public HttpResponse<String> submit(URI target, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(target, HttpRequest.newBuilder(target).header("Content-Type", "application/x-www-form-urlencoded").header("Origin", origin(address)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends what a script of the open page would. @param origin of the page, null when the browser does not say */
    public HttpResponse<String> fetch(URI target, String json, String origin, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
        if (origin != null) {
            request.header("Origin", origin);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(target, request);
    }

    private HttpResponse<String> send(URI target, HttpRequest.Builder request) throws IOException, InterruptedException {
        Map<String, String> own = cookies.computeIfAbsent(target.getPort(), port -> new TreeMap<>());
        if (!own.isEmpty()) {
            request.header("Cookie", cookieHeader(target));
        }
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String[] parts = set.split(";", 2);
            String[] pair = parts[0].split("=", 2);
            attributes.put(pair[0], parts.length > 1 ? parts[1].strip() : "");
            if (pair[1].isEmpty() || set.toLowerCase().contains("max-age=0")) {
                own.remove(pair[0]);
            } else {
                own.put(pair[0], pair[1]);
            }
        }
        address = target;
        return answer;
    }

    /** The cookies that go to this address. */
    public String cookieHeader(URI target) {
        return cookies.getOrDefault(target.getPort(), Map.of()).entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    }

    /** How the cookie of this name was set, such as {@code Secure}. */
    public String attributes(String cookie) {
        return attributes.get(cookie);
    }

    /** Where it is now. */
    public URI address() {
        return address;
    }

    public static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
