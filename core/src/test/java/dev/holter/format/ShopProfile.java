package dev.holter.format;

import dev.holter.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Profiles as a Boot service with Tomcat, Hibernate and Jackson gives them, always the same for the same number of stacks. */
final class ShopProfile {

    private static final long PERIOD = 10_000_000;

    private static final List<String> TOMCAT = List.of(
            "java.lang.Thread#run",
            "org.apache.tomcat.util.threads.TaskThread$WrappingRunnable#run",
            "org.apache.tomcat.util.threads.ThreadPoolExecutor$Worker#run",
            "org.apache.tomcat.util.net.NioEndpoint$SocketProcessor#doRun",
            "org.apache.coyote.http11.Http11Processor#service",
            "org.apache.catalina.connector.CoyoteAdapter#service",
            "org.apache.catalina.core.StandardWrapperValve#invoke",
            "org.apache.catalina.core.ApplicationFilterChain#doFilter",
            "org.springframework.web.filter.OncePerRequestFilter#doFilter",
            "org.springframework.web.servlet.FrameworkServlet#service",
            "org.springframework.web.servlet.DispatcherServlet#doDispatch",
            "org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter#handleInternal");
    private static final List<String> INVOKE = List.of(
            "org.springframework.web.method.support.InvocableHandlerMethod#doInvoke",
            "java.lang.reflect.Method#invoke",
            "jdk.internal.reflect.DirectMethodHandleAccessor#invoke");
    private static final List<String> WRITE = List.of(
            "org.springframework.web.servlet.mvc.method.annotation.RequestResponseBodyMethodProcessor#handleReturnValue",
            "org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter#writeInternal",
            "com.fasterxml.jackson.databind.ObjectWriter#writeValue",
            "com.fasterxml.jackson.databind.ser.BeanSerializer#serialize");
    private static final List<String> QUERY = List.of(
            "jdk.proxy2.$Proxy131#findOpenByCustomer",
            "org.springframework.aop.framework.JdkDynamicAopProxy#invoke",
            "org.springframework.data.jpa.repository.query.AbstractJpaQuery#execute",
            "org.hibernate.query.internal.AbstractProducedQuery#getResultList",
            "org.hibernate.loader.ast.internal.LoaderSelectBuilder#generateSelect",
            "com.zaxxer.hikari.pool.ProxyPreparedStatement#executeQuery",
            "org.postgresql.jdbc.PgPreparedStatement#executeQuery",
            "org.postgresql.core.v3.QueryExecutorImpl#processResults");
    private static final String[] CONTROLLERS = {
        "com.acme.shop.checkout.CheckoutController#checkout",
        "com.acme.shop.orders.OrderController#order",
        "com.acme.shop.catalog.CatalogController#search"
    };
    private static final String[] ROUTES = {"POST /checkout", "GET /orders/{id}", "GET /catalog"};
    private static final String[][] WORK = {
        {"com.acme.shop.checkout.CheckoutService#place", "com.acme.shop.pricing.PriceEngine#quote"},
        {"com.acme.shop.orders.OrderService#find", "com.acme.shop.orders.OrderMapper#toView"},
        {"com.acme.shop.catalog.CatalogService#find", "com.acme.shop.catalog.Ranking#score"}
    };
    private static final String[] LEAVES = {
        "java.math.BigDecimal#divide",
        "java.util.regex.Pattern$CharProperty#match",
        "java.util.HashMap#getNode",
        "java.lang.String#format",
        "java.util.stream.ReferencePipeline$3$1#accept",
        "com.acme.shop.pricing.Discount#applies",
        "java.util.TimSort#binarySort",
        "com.acme.shop.catalog.Tokenizer#split"
    };

    private ShopProfile() {}

    static Profile of(int stacks) {
        return builder(stacks).build();
    }

    static ProfileSample builder(int stacks) {
        Random random = new Random(42);
        ProfileSample sample =
                new ProfileSample().question("Why does the p95 of POST /checkout creep up since Tuesday's release?");
        for (int i = 0; i < stacks; i++) {
            int route = Math.min(2, (int) Math.abs(random.nextGaussian() * 1.1));
            int count = 1 + (int) Math.abs(random.nextGaussian() * (stacks > 1000 ? 2 : 6));
            sample.add(ROUTES[route], count, count * PERIOD, request(route, i, stacks, random));
        }
        int background = Math.max(8, stacks / 6);
        sample.add("unattributed", background, background * PERIOD, "java.lang.Thread#run", "(not sampled)");
        return sample.add(
                "unattributed",
                background / 2,
                background / 2 * PERIOD,
                "java.lang.Thread#run",
                "com.zaxxer.hikari.pool.HikariPool$HouseKeeper#run");
    }

    private static List<String> request(int route, int i, int stacks, Random random) {
        List<String> stack = new ArrayList<>(TOMCAT);
        int kind = random.nextInt(10);
        if (kind == 0) {
            stack.addAll(WRITE);
            nest(stack, "com.fasterxml.jackson.databind.ser.std.CollectionSerializer#serialize", random.nextInt(4));
        } else {
            stack.addAll(INVOKE);
            stack.add(CONTROLLERS[route]);
            stack.add(WORK[route][0]);
            if (kind < 4) {
                stack.addAll(QUERY.subList(0, 3 + random.nextInt(QUERY.size() - 3)));
            } else {
                stack.add(WORK[route][1]);
                nest(stack, "com.acme.shop.pricing.Rule#evaluate", random.nextInt(stacks > 1000 ? 200 : 5));
            }
        }
        stack.add(LEAVES[(int) Math.abs(random.nextGaussian() * 2.5) % LEAVES.length]);
        if (stacks > 1000) {
            stack.add("com.acme.shop.generated.Rules$" + i % 977 + "#apply" + i);
        }
        return stack;
    }

    private static void nest(List<String> stack, String frame, int times) {
        for (int i = 0; i < times; i++) {
            stack.add(i % 2 == 0 ? frame : frame.replace('#', '$') + "#all");
        }
    }
}
