// The catalogue: a JSON list of what the shop sells.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
)

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "5000"
	}
	http.HandleFunc("/products", func(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode([]string{"tea", "coffee"})
	})
	log.Fatal(http.ListenAndServe(":"+port, nil))
}
