# Expected values of tests/core/test-stat.c, made with R (base, MASS, spdep, spData):
#   Rscript stat-expected.R > stat-expected.tsv
# Tests do not need R. One line: function, arguments, "=", expected values; arrays with commas.
# Where R has the method, R's own function is used; else the formula is written down here again.
suppressMessages({ library(MASS); library(spdep); library(spData) })

num <- function(v) paste(ifelse(is.na(v), "nan", ifelse(is.infinite(v), "inf", sprintf("%.17g", v))), collapse = ",")
put <- function(name, ..., out) cat(paste(c(name, vapply(list(...), function(a) if (is.character(a)) a else num(a), ""), "=",
                                            vapply(out, num, "")), collapse = "\t"), "\n", sep = "")
cat("# made by stat-expected.R with", R.version.string, "MASS", as.character(packageVersion("MASS")), "spdep",
    as.character(packageVersion("spdep")), "\n")

# ---------------------------------------------------------------------------------------- distributions
for (p in c(1e-300, 1e-20, 1e-6, .0005, .001, .005, .025, .2, .5, .7, .975, .999, 1 - 1e-9)) put("normal_quantile", p, out = qnorm(p))
for (c in c(.9, .95, .99, .998)) put("z", c, out = qnorm(1 - (1 - c) / 2))
for (a in c(.003, .1, .5, 1, 2.5, 9, 10, 15.5, 100, 2206, 1e5, 3e7))
  for (f in c(.2, .9, 1, 1.1, 3)) put("gamma", a, a * f, out = c(pgamma(a * f, a), pgamma(a * f, a, lower.tail = FALSE)))
for (a in c(.1, .5, 1, 2.5, 9, 10, 15.5, 100, 2206, 1e5, 3e7))
  for (p in c(1e-8, .001, .025, .5, .9)) for (u in 0:1)
    put("gamma_quantile", p, a, u, out = qgamma(p, a, lower.tail = !u))
for (a in c(.3, 1, 4, 50, 7000, 2e6)) for (b in c(.7, 1, 6, 300, 5e5)) {
  for (f in c(.5, .98, 1, 1.05)) { x <- min(.999, a / (a + b) * f); put("beta", a, b, x, out = c(pbeta(x, a, b), pbeta(x, a, b, lower.tail = FALSE))) }
  for (p in c(.001, .025, .6)) for (u in 0:1) put("beta_quantile", p, a, b, u, out = qbeta(p, a, b, lower.tail = !u))
}
for (x in c(1e-3, .4, 3, 25, 4e4)) for (k in c(0, 1, 7, 100, 101, 5000)) put("digamma_rise", x, k, out = sum(1 / (x + (seq_len(k) - 1))))
for (x in c(1e-3, .4, 3)) put("digamma_rise", x, 2.5, out = digamma(x + 2.5) - digamma(x))

# ---------------------------------------------------------------------------- proportions, counts, rates
for (c in c(.9, .95, .99, .998)) for (d in list(c(0, 10), c(1, 10), c(10, 10), c(5, 20), c(9, 6470), c(2206, 6470), c(21588883, 52211735))) {
  put("proportion", d[1], d[2], "wilson", c, out = c(d[1] / d[2], prop.test(d[1], d[2], conf.level = c, correct = FALSE)$conf.int))
  put("proportion", d[1], d[2], "clopper-pearson", c, out = c(d[1] / d[2], binom.test(d[1], d[2], conf.level = c)$conf.int))
}
byar <- function(x, c) { z <- qnorm(1 - (1 - c) / 2)
  c(if (x > 0) x * max(0, 1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3 else 0, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1)))^3) }
exact <- function(x, c) as.vector(poisson.test(x, conf.level = c)$conf.int)
for (c in c(.95, .998)) for (x in c(0, 1, 2, 9, 10, 64, 1000, 123456)) {
  put("count", x, "exact", c, out = exact(x, c))
  put("count", x, "byar", c, out = byar(x, c))
  put("count", x, "poisson", c, out = if (x < 10) exact(x, c) else byar(x, c))
  put("rate", x, 23456, 1e5, "exact", c, out = c(x / 23456 * 1e5, exact(x, c) / 23456 * 1e5))
}
for (d in list(c(12, 1000, 30, 1100), c(1, 500, 9, 700), c(40, 800, 0, 600), c(300, 1e5, 290, 99000)))
  put("rate_ratio", d[1], d[2], d[3], d[4], .95, out = { t <- poisson.test(c(d[3], d[1]), c(d[4], d[2])); c(t$estimate, t$conf.int) })
for (d in list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(0, 10, 0, 20), c(10, 10, 0, 20), c(2184, 6500, 2206, 6470))) {
  w <- function(x, n) prop.test(x, n, correct = FALSE)$conf.int
  p1 <- d[1] / d[2]; p2 <- d[3] / d[4]; a <- suppressWarnings(w(d[1], d[2])); b <- suppressWarnings(w(d[3], d[4]))
  put("change", d[1], d[2], d[3], d[4], .95,
      out = p2 - p1 + c(0, -sqrt((p2 - b[1])^2 + (a[2] - p1)^2), sqrt((b[2] - p2)^2 + (p1 - a[1])^2)))
}
for (d in list(list(c(15, 10, 5), c(30, 30, 30), 1:3), list(c(328, 399, 460, 343), c(683, 936, 1115, 965), c(2018, 2019, 2021, 2022)),
               list(c(83, 90, 129, 70), c(86, 93, 136, 82), c(1, 2, 3, 4)))) {
  x <- d[[1]]; n <- d[[2]]; t <- d[[3]]; test <- prop.trend.test(x, n, t)
  m <- lm(x / n ~ t, weights = n); k <- (n * (t - weighted.mean(t, n))) / sum(n * (t - weighted.mean(t, n))^2)
  b <- unname(coef(m)[2]); se <- sqrt(sum(k^2 * (x / n) * (1 - x / n) / n))
  put("trend", x, n, t, .95, out = c(b, b - qnorm(.975) * se, b + qnorm(.975) * se, sign(b) * sqrt(test$statistic), test$p.value))
}

# --------------------------------------------------------------------------------------- standardisation
x <- c(3, 8, 22, 41, 60, 75, 90); n <- c(410, 520, 640, 700, 810, 900, 640); w <- c(9400, 8651, 7616, 6581, 5546, 4511, 3476)
for (c in c(.95, .998)) {
  z <- qnorm(1 - (1 - c) / 2); p <- x / n; v <- w / sum(w); r <- weighted.mean(p, w)
  O <- sum(x); V <- sum(w^2 * x / n^2) / sum(w)^2
  put("dsr", x, n, w, 1e5, "dobson", c, out = 1e5 * c(r, r + sqrt(V / O) * (byar(O, c) - O)))
  put("dsr", x, n, w, 100, "binomial", c, out = 100 * (r + c(0, -z, z) * sqrt(sum(v^2 * p * (1 - p) / n))))
  R <- c(200, 410, 1150, 1900, 2500, 3100, 4900); N <- c(31000, 30500, 33000, 29500, 30100, 32000, 31000)
  q <- R / N; E <- sum(n * q); f <- 100 / E
  put("isr", x, n, R, N, "binomial", c,
      out = c(O, E, f * O, f * sum(n) * prop.test(O, sum(n), conf.level = c, correct = FALSE)$conf.int, (O - E) / sqrt(sum(n * q * (1 - q)))))
  put("isr", O, n, R, N, "poisson", c, out = c(O, E, f * O, f * byar(O, c), (O - E) / sqrt(E)))
  put("isr", x, n, R, N, "exact", c, out = c(O, E, f * O, f * exact(O, c), (O - E) / sqrt(E)))
}

# --------------------------------------------------------------------------------------- empirical Bayes
data(nc.sids); data(auckland)
sets <- list(sids = list(o = nc.sids$SID74, e = nc.sids$BIR74 * sum(nc.sids$SID74) / sum(nc.sids$BIR74)),
             auckland = list(o = auckland$Deaths.1977.85, e = 9 * auckland$Under.5.1981 * sum(auckland$Deaths.1977.85) / sum(9 * auckland$Under.5.1981)),
             few = list(o = c(12, 5, 30, 2, 0), e = c(10, 10.5, 11, 5, 1.25)),
             even = list(o = c(10, 20, 30, 41), e = c(10, 20, 30, 41)))
for (s in sets) {
  eb <- EBest(s$o, s$e); par <- attr(eb, "parameters")
  put("eb_moments", s$o, s$e, out = list(par$b, par$a, eb$estmm))
  if (identical(s, sets$even)) next
  # MASS looks for theta coarsely; its answer is where the search for the exact one begins.
  fit <- glm.nb(s$o ~ 1 + offset(log(s$e)), control = glm.control(epsilon = 1e-14, maxit = 200))
  at <- function(q) -sum(dnbinom(s$o, size = exp(q[1]), mu = exp(q[2]) * s$e, log = TRUE))
  score <- function(q) { nu <- exp(q[1]); m <- exp(q[2]) * s$e
    -c(nu * sum(digamma(s$o + nu) - digamma(nu) + log(nu / (nu + m)) + 1 - (s$o + nu) / (nu + m)), sum((s$o - m) * nu / (nu + m))) }
  q <- c(log(fit$theta), coef(fit))
  for (i in 1:8) { h <- 1e-5; J <- sapply(1:2, function(k) { d <- c(0, 0); d[k] <- h; (score(q + d) - score(q - d)) / (2 * h) }); q <- q - solve(J, score(q)) }
  stopifnot(abs(exp(q[1]) / fit$theta - 1) < 1e-3, at(q) <= at(c(log(fit$theta), coef(fit))) + 1e-9)
  nu <- exp(q[1]); alpha <- nu / exp(q[2])
  put("eb_ml", s$o, s$e, out = list(nu, alpha, (s$o + nu) / (s$e + alpha), qgamma(.025, s$o + nu, s$e + alpha), qgamma(.975, s$o + nu, s$e + alpha)))
}

# ------------------------------------------------------------------------------------- funnels and slopes
root <- function(f, a, b) { r <- uniroot(f, c(a, b), tol = 1e-15, maxiter = 5000)$root; for (i in 1:3) { h <- 1e-4 * (1 + r); r <- r - f(r) / ((f(r + h) - f(r - h)) / (2 * h)) }; r }
for (c in c(.95, .998)) {
  for (n in c(50, 683, 60000)) { r <- qnorm(1 - (1 - c) / 2) * sqrt(.34 * .66 / n); put("funnel", "proportion", n, .34, c, out = c(max(0, .34 - r), min(1, .34 + r))) }
  for (E in c(.8, 3.6, 3.8, 12.5, 500, 1e6)) {
    t <- (1 - c) / 2
    lo <- if (pgamma(E, 1, lower.tail = FALSE) >= t) 0 else root(function(o) pgamma(E, o + 1, lower.tail = FALSE) - t, 0, E)
    hi <- root(function(o) pgamma(E, o) - t, E, E + 20 + 10 * sqrt(E))
    put("funnel", "ratio", E, 1, c, out = c(lo, hi) / E)
    put("funnel", "rate", E / .002, .002, c, out = c(lo, hi) / E * .002)
  }
}
slope <- function(y, s, n, tr, c) {
  f <- switch(tr, none = identity, log = log, logit = qlogis); g <- switch(tr, none = identity, log = exp, logit = plogis)
  a <- n / sum(n); x <- cumsum(a) - a / 2; m <- lm(f(y) ~ x, weights = a); k <- unname(coef(m)); z <- qnorm(1 - (1 - c) / 2)
  X <- cbind(1, x); H <- solve(t(X) %*% (a * X)) %*% t(a * X); V <- H %*% diag(s^2) %*% t(H)
  mid <- k[1] + k[2] / 2; end <- function(b) c(g(mid + b / 2) - g(mid - b / 2), g(mid + b / 2) / g(mid - b / 2))
  lo <- end(k[2] - z * sqrt(V[2, 2])); hi <- end(k[2] + z * sqrt(V[2, 2])); r <- c(lo[2], hi[2])
  if (tr == "none") # the share of draws with slope / first end under q is normal in q: solved, not simulated
    r <- 1 + sapply(c(-1, 1), function(u) root(function(q) (q * k[1] - k[2]) / sqrt(V[2, 2] - 2 * q * V[1, 2] + q^2 * V[1, 1]) - u * z,
                                                k[2] / k[1] - 3 * z * sqrt(V[2, 2]) / k[1], k[2] / k[1] + 3 * z * sqrt(V[2, 2]) / k[1]))
  if (tr == "none") { # and beside it the simulation that the method is described by
    set.seed(1); d <- matrix(rnorm(4e5 * length(y), y, s), ncol = 4e5); b <- H %*% d
    stopifnot(abs(quantile(b[2, ], (1 - c) / 2) - lo[1]) < .02 * (hi[1] - lo[1]), abs(quantile(1 + b[2, ] / b[1, ], 1 - (1 - c) / 2) - r[2]) < .02 * diff(r))
  }
  put("sii", y, s, n, tr, c, out = c(end(k[2]), lo[1], hi[1], r, g(k[1])))
}
le <- c(75.9, 78.3, 83.8, 83.6, 80.5, 81.1, 81.7, 84.2, 80.6, 86.3); ls <- c(1.64, 1.58, 1.51, 1.78, 1.7, 1.56, 1.37, 1.4, 2.43, 1.57)
ln <- c(7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534)
for (c in c(.95, .99)) slope(le, ls, ln, "none", c)
slope(c(410, 380, 333, 305, 290), c(.05, .06, .04, .07, .05), c(12, 10, 9, 11, 10), "log", .95)
slope(c(.34, .31, .29, .22, .24), c(.05, .06, .04, .07, .05), c(12, 10, 9, 11, 10), "logit", .95)

# ---------------------------------------------------------------------------------------------- life tables
life <- function(age, d, n, pi = NULL, m = NULL, conf = .95) {
  k <- length(age); M <- d / n; w <- diff(age); a <- ifelse(age[-k] == 0 & w == 1, .1, .5); z <- qnorm(1 - (1 - conf) / 2)
  q <- pmin(1, w * M[-k] / (1 + (1 - a) * w * M[-k])); l <- 1e5 * cumprod(c(1, 1 - q))
  L <- c(w * (l[-1] + a * (l[-k] - l[-1])), l[k] / M[k]); total <- function(v) rev(cumsum(rev(v)))
  e <- total(L) / l; vq <- ifelse(d[-k] > 0, q^2 * (1 - q) / d[-k], 0)
  s <- sqrt(total(c(l[-k]^2 * ((1 - a) * w + e[-1])^2 * vq, (l[k] / 2)^2 * 4 / (d[k] * M[k]^2)))) / l
  if (is.null(pi)) return(list(e, e - z * s, e + z * s, l, L))
  h <- total(L * (1 - pi)) / l
  sh <- sqrt(total(L^2 * pi * (1 - pi) / m) + total(c(l[-k]^2 * ((1 - a) * w * (1 - pi[-k]) + h[-1])^2 * vq, l[k]^2 * (1 - pi[k])^2 / (d[k] * M[k]^2)))) / l
  list(h, h - z * sh, h + z * sh)
}
age <- c(0, 1, seq(5, 90, 5))
n <- c(7060, 35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601, 50209, 56416, 46411, 39820, 37978, 37039, 33288, 23306, 11936, 11936)
d <- c(17, 9, 0, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937)
pi <- c(0, .001, .002, .002, .003, .004, .005, .007, .01, .013, .018, .025, .034, .05, .08, .13, .21, .34, .5, .7); m <- round(n / 20)
for (c in c(.95, .998)) put("life", age, d, n, c, out = life(age, d, n, conf = c))
put("sullivan", age, d, n, pi, m, .95, out = life(age, d, n, pi, m))

# -------------------------------------------------------------------------------------------------- the rest
put("weighted_mean", c(389625, 880354), c(115935, 92572), out = weighted.mean(c(389625, 880354), c(115935, 92572)))
h <- c(11.2, 1.9, 14350); r <- c(10.1, 2.05, 13900); D <- prod(h) - prod(r)
put("cost_split", h, r, out = c(prod(h), prod(r), D, D * log(h / r) / log(prod(h) / prod(r))))
