use axum::Router;

pub async fn serve() {
    let listener = tokio::net::TcpListener::bind("0.0.0.0:8090").await.unwrap();
    axum::serve(listener, Router::new()).await.unwrap();
}
