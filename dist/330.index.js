export const id = 330;
export const ids = [330];
export const modules = {

/***/ 6330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connect: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5250);
/* harmony import */ var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9735);
/* harmony import */ var _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6856);



const Client = _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_0__/* .GitHub */ .gq.plugin(_octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L, _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_2__/* .throttling */ .A);
/** Longer than a job should wait, in seconds. */
const longestWait = 60;
const mostRetries = 2;
/**
 * A client of GitHub's API, through the proxies of the environment. It tries again when a server fails, and waits as
 * long as a rate limit says, unless that is too long. This file is imported when it is needed only: it is large.
 */
function connect({ apiUrl, token }) {
    const waitsFor = (seconds, _options, _client, retryCount) => seconds <= longestWait && retryCount < mostRetries;
    return new Client((0,_actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_0__/* .getOctokitOptions */ .EG)(token, {
        baseUrl: apiUrl,
        userAgent: 'port-preflight',
        log: { debug() { }, info() { }, warn() { }, error() { } },
        retry: { retries: mostRetries },
        // Each server has limits of its own.
        throttle: { id: apiUrl, onRateLimit: waitsFor, onSecondaryRateLimit: waitsFor },
    }));
}


/***/ })

};
